using System.Collections.Concurrent;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The last lines that each instance wrote.</summary>
public class ResourceLoggerService : IDisposable
{
    private readonly ConcurrentDictionary<string, Running.LogBook> books = new(StringComparer.OrdinalIgnoreCase);

    public ILogger GetLogger(IResource resource) => GetLogger(resource.Name);

    public ILogger GetLogger(string resourceName) => Book(resourceName);

    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(IResource resource) => WatchAsync(resource.Name);

    public async IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(string resourceName)
    {
        await foreach (var lines in Book(resourceName).WatchAsync(CancellationToken.None))
        {
            yield return lines;
        }
    }

    public void Dispose() => GC.SuppressFinalize(this);

    internal Running.LogBook Book(string resourceName) => books.GetOrAdd(resourceName, _ => new Running.LogBook());
}
