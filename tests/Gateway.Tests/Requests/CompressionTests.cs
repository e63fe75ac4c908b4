using System.IO.Compression;
using System.Text;
using Gapless.Gateway.Tests.Running;

namespace Gapless.Gateway.Tests.Requests;

public sealed class CompressionTests
{
    private static readonly string Long = string.Concat(Enumerable.Repeat("the same again, ", 500));

    [Theory]
    [InlineData("br", "text/html", "br")]
    [InlineData("gzip", "text/html", "gzip")]
    [InlineData("gzip, deflate, br", "application/json", "br")]
    [InlineData("gzip", "application/problem+json", "gzip")]
    [InlineData("br", "image/svg+xml", "br")]
    [InlineData("br", "image/png", null)]
    [InlineData("identity", "text/html", null)]
    public async Task TextIsCompressedAsTheCallerAccepts(string accepts, string type, string? coding)
    {
        await using var destination = await Destination.SayingAsync(Long, type);
        await using var gateway = await RunningGateway.StartAsync(destination);

        using var answer = await gateway.GetAsync("/", ("Accept-Encoding", accepts));

        Assert.Equal(coding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal(Long, Unpacked(bytes, coding));
        Assert.Equal(coding is not null, bytes.Length < Long.Length / 10);
        Assert.True(coding is null || answer.Headers.Vary.Contains("Accept-Encoding"), "An answer that is compressed varies by what is accepted.");
    }

    [Fact]
    public async Task WhatIsCompressedAlreadyIsLeftAsItIs()
    {
        await using var destination = await Destination.AnsweringAsync(async context =>
        {
            context.Response.ContentType = "text/html";
            context.Response.Headers.ContentEncoding = "gzip";
            await using var packed = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
            await packed.WriteAsync(Encoding.UTF8.GetBytes(Long));
        });
        await using var gateway = await RunningGateway.StartAsync(destination);

        using var answer = await gateway.GetAsync("/", ("Accept-Encoding", "br, gzip"));

        Assert.Equal("gzip", Assert.Single(answer.Content.Headers.ContentEncoding));
        Assert.Equal(Long, Unpacked(await answer.Content.ReadAsByteArrayAsync(), "gzip"));
    }

    private static string Unpacked(byte[] bytes, string? coding)
    {
        using var source = new MemoryStream(bytes);
        using Stream plain = coding switch
        {
            "br" => new BrotliStream(source, CompressionMode.Decompress),
            "gzip" => new GZipStream(source, CompressionMode.Decompress),
            _ => source,
        };
        using var reader = new StreamReader(plain);
        return reader.ReadToEnd();
    }
}
