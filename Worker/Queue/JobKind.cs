using System.Text.Json;
using Gapless.Data.Jobs;

namespace Gapless.Worker.Queue;

/// <summary>A kind of job that this worker knows, and how it is done in a scope.</summary>
internal sealed record JobKind(string Name, Func<string, IServiceProvider, JobContext, CancellationToken, Task> HandleAsync)
{
    public static JobKind Of<TPayload, THandler>()
        where TPayload : IJobPayload
        where THandler : class, IJobHandler<TPayload> => new(
            TPayload.Kind,
            (json, services, job, cancellationToken) => services.GetRequiredService<THandler>().HandleAsync(Read<TPayload>(json), job, cancellationToken));

    private static TPayload Read<TPayload>(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<TPayload>(json, JobJson.Options) ?? throw new JobException("The payload is empty.");
        }
        catch (JsonException error)
        {
            throw new JobException($"The payload is not that of such a job ({error.Message})", error);
        }
    }
}
