using System.Text;
using System.Text.Json;
using Gapless.Gateway.Requests;
using Gapless.Gateway.Tests.Running;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gapless.Gateway.Tests.Requests;

public sealed class AccessWriterTests
{
    private static readonly AccessLine Line = new(new DateTimeOffset(2026, 11, 21, 12, 0, 10, TimeSpan.Zero), "GET", "/a\"b\n", 200, 1.26, null, "web", "0af7");

    [Fact]
    public async Task EveryLineIsOneObject_AndTheLastAreWrittenWhenItStops()
    {
        using var output = new MemoryStream();
        var queue = new AccessQueue();
        using var writer = new AccessWriter(queue, output, NullLogger<AccessWriter>.Instance, TimeProvider.System);
        await writer.StartAsync(CancellationToken.None);
        queue.Add(Line);
        queue.Add(Line with { Status = 503, Bytes = 12 });
        await writer.StopAsync(CancellationToken.None);

        var lines = Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Equal(
            """{"Timestamp":"2026-11-21T12:00:10+00:00","EventId":1,"LogLevel":"Information","Category":"Gapless.Gateway.Access","Message":"GET /a\u0022b\n 200 in 1.3 ms, route web, request 0af7","State":{"Method":"GET","Path":"/a\u0022b\n","Status":200,"Milliseconds":1.3,"Route":"web","RequestId":"0af7"}}""",
            lines[0]);
        Assert.Equal(12, JsonDocument.Parse(lines[1]).RootElement.GetProperty("State").GetProperty("Bytes").GetInt32());
    }

    [Fact]
    public async Task WhatIsTooMuchIsLost_AndSaid()
    {
        using var output = new MemoryStream();
        using var log = new LogLines();
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(log));
        var queue = new AccessQueue();
        using var writer = new AccessWriter(queue, output, factory.CreateLogger<AccessWriter>(), TimeProvider.System);
        for (var count = 0; count < AccessQueue.Most + 7; count++)
        {
            queue.Add(Line);
        }

        await writer.StartAsync(CancellationToken.None);
        await Until.TrueAsync("the loss is said", () => log.All.Any(line => line.Contains("7 lines of the access log were lost", StringComparison.Ordinal)));
        await writer.StopAsync(CancellationToken.None);
    }
}
