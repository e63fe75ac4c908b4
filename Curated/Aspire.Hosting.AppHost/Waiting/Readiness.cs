using System.Collections.Concurrent;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Waiting;

/// <summary>Which resources have been healthy once and have had their ready handlers run.</summary>
internal sealed class Readiness
{
    private readonly ConcurrentDictionary<IResource, TaskCompletionSource> ready = new();

    public bool IsReady(IResource resource) => Of(resource).Task.IsCompletedSuccessfully;

    public Task WaitAsync(IResource resource, CancellationToken cancellationToken) => Of(resource).Task.WaitAsync(cancellationToken);

    public void Set(IResource resource) => Of(resource).TrySetResult();

    public void Fail(IResource resource, Exception reason)
    {
        var source = Of(resource);
        source.TrySetException(new DistributedApplicationException($"'{resource.Name}' runs, but could not be made ready: {reason.Message}", reason));
        _ = source.Task.Exception; // observed: nobody need wait for it
    }

    private TaskCompletionSource Of(IResource resource) => ready.GetOrAdd(resource, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
