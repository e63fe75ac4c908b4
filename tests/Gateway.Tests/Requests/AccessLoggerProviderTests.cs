using Gapless.Gateway.Requests;
using Microsoft.Extensions.Logging;

namespace Gapless.Gateway.Tests.Requests;

public sealed class AccessLoggerProviderTests
{
    private static readonly AccessLine Line = new(new DateTimeOffset(2026, 11, 21, 12, 0, 10, TimeSpan.Zero), "GET", "/", 200, 1.26, 12, "web", "0af7");

    [Theory]
    [InlineData(AccessLog.Category, LogLevel.Information, true)]
    [InlineData(AccessLog.Category, LogLevel.Warning, false)]
    [InlineData("Gapless.Gateway.Else", LogLevel.Information, false)]
    public void TakesTheAccessLines_WhereTheSettingsLetThemThrough(string category, LogLevel level, bool taken)
    {
        var queue = new AccessQueue();
        using var provider = new AccessLoggerProvider(queue);
        using var factory = LoggerFactory.Create(logging => logging.AddFilter(AccessLog.Category, level).AddProvider(provider));

        factory.CreateLogger(category).Log(LogLevel.Information, default, Line, exception: null, (line, _) => line.ToString());

        Assert.Equal(taken, queue.TryTake(out var line));
        Assert.Same(taken ? Line : null, line);
    }

    [Fact]
    public void OtherReadersSeeTheSameValues()
    {
        Assert.Equal("GET / 200 in 1.3 ms, 12 bytes, route web, request 0af7", Line.ToString());
        Assert.Equal(
            "[Method, GET] [Path, /] [Status, 200] [Milliseconds, 1.26] [Bytes, 12] [Route, web] [RequestId, 0af7] [{OriginalFormat}, " + AccessLine.Format + "]",
            string.Join(' ', Line.AsEnumerable()));
    }
}
