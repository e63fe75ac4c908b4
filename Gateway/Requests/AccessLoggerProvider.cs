using Microsoft.Extensions.Logging.Abstractions;

namespace Gapless.Gateway.Requests;

/// <summary>Takes the access lines from the log, and nothing else; the levels in the settings hold for them as for all lines.</summary>
internal sealed class AccessLoggerProvider(AccessQueue queue) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => categoryName == AccessLog.Category ? new Logger(queue) : NullLogger.Instance;

    public void Dispose()
    {
    }

    private sealed class Logger(AccessQueue queue) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (state is AccessLine line)
            {
                queue.Add(line);
            }
        }
    }
}
