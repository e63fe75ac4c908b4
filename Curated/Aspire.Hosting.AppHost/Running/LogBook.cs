using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Running;

/// <summary>A bounded record of lines; also what an engine part logs to about a resource.</summary>
internal sealed class LogBook : ILogger
{
    private const int Kept = 2000;

    private readonly Queue<LogLine> lines = new();
    private readonly List<Channel<LogLine>> watchers = [];
    private readonly Lock gate = new();
    private int count;

    public void Add(string content, bool isError)
    {
        lock (gate)
        {
            var line = new LogLine(++count, content, isError);
            lines.Enqueue(line);
            if (lines.Count > Kept)
            {
                lines.Dequeue();
            }

            watchers.ForEach(watcher => watcher.Writer.TryWrite(line));
        }
    }

    public IReadOnlyList<LogLine> Read()
    {
        lock (gate)
        {
            return [.. lines];
        }
    }

    public async IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = Channel.CreateUnbounded<LogLine>();
        lock (gate)
        {
            foreach (var line in lines)
            {
                channel.Writer.TryWrite(line);
            }

            watchers.Add(channel);
        }

        try
        {
            await foreach (var line in channel.Reader.ReadAllAsync(cancellationToken))
            {
                yield return [line];
            }
        }
        finally
        {
            lock (gate)
            {
                watchers.Remove(channel);
            }
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Add(formatter(state, exception), logLevel >= LogLevel.Error);
}
