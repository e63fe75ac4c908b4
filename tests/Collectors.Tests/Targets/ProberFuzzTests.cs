using System.Text;
using Gapless.Collectors.Targets;
using Gapless.Readiness.Checks;

namespace Gapless.Collectors.Tests.Targets;

/// <summary>A server may answer anything at all: a probe still ends in facts.</summary>
public sealed class ProberFuzzTests
{
    private static readonly byte[] Whole = Encoding.Latin1.GetBytes(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\nSet-Cookie: sid=1; Secure\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n");

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task EndsInFacts_WhateverTheServerSends(int seed)
    {
        var random = new Random(seed);
        await using var server = LocalServer.Behaving(async (_, stream, cancellationToken) => await stream.WriteAsync(Damaged(random), cancellationToken));

        var target = await Prober.ProbeAsync(
            server.Url, new ProbeOptions { RequestTimeout = TimeSpan.FromMilliseconds(500), Concurrency = 4 }, CheckCatalog.All, null, CancellationToken.None);

        Assert.All(target.Answers.Values, answer => Assert.True(answer.IsAnswered != answer.Failure is not null, answer.ToString()));
        Assert.All(CheckCatalog.All.SelectMany(check => check.Live(target)), verdict => Assert.Equal(verdict.Outcome == Outcome.Unknown, verdict.Reason is not null));
    }

    private static byte[] Damaged(Random random)
    {
        lock (random)
        {
            var bytes = (byte[])Whole.Clone();
            for (var count = random.Next(6); count > 0; count--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            return random.Next(4) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
        }
    }
}
