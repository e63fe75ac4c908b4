using System.Text.Json;

namespace Gapless.ServiceDefaults.Cache;

/// <summary>Something that open pages are told at once: one server-sent event.</summary>
/// <param name="Kind">One of the constants.</param>
/// <param name="Data">One line of JSON.</param>
public sealed record LiveEvent(string Kind, Guid? SystemId, string Data)
{
    public const string OperationProgress = "operation.progress";
    public const string OperationFinished = "operation.finished";
    public const string ScanFinished = "scan.finished";
    public const string GapChanged = "gap.changed";

    /// <summary>The first event of a stream that resumes nothing; its id is where a later one goes on.</summary>
    public const string Opened = "stream.opened";

    /// <summary>The first event of a stream that resumes where events are no longer kept: what the page shows may be old, so it loads again.</summary>
    public const string Missed = "stream.missed";

    /// <summary>Increases within an organization; given by <see cref="LiveEvents.PublishAsync"/>. It is the <c>id</c> of the server-sent event.</summary>
    public long Id { get; init; }

    public static LiveEvent Of<TData>(string kind, Guid? systemId, TData data) => new(kind, systemId, JsonSerializer.Serialize(data, JsonSerializerOptions.Web));
}
