using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Gapless.Gateway.Tests.Running;

/// <summary>Keeps what was logged, with every value that goes with it.</summary>
internal sealed class LogLines : ILoggerProvider
{
    private const string Access = "Gapless.Gateway.Access";
    private readonly ConcurrentQueue<(string Category, string Text)> lines = new();

    public IEnumerable<string> All => lines.Select(line => $"{line.Category} {line.Text}");

    public async Task<string> AccessAsync(string containing)
    {
        await Until.TrueAsync($"an access line with {containing}", () => Lines(containing).Any());
        return Assert.Single(Lines(containing));
    }

    public IEnumerable<string> Lines(string containing) =>
        lines.Where(line => line.Category == Access && line.Text.Contains(containing, StringComparison.Ordinal)).Select(line => line.Text);

    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Writer(LogLines owner, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs) : "";
            owner.lines.Enqueue((category, $"{formatter(state, exception)} | {values} | {exception}"));
        }
    }
}
