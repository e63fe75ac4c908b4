using System.Text.Json;
using Gapless.Contracts;
using Gapless.Contracts.Operations;
using Gapless.Data.Jobs;
using Gapless.Wire;

namespace Gapless.Api.Operations;

/// <summary>From jobs to the operations that callers see.</summary>
internal static class OperationEntries
{
    public static Operation Of(Job job) => new()
    {
        Id = job.Id,
        Kind = job.Kind,
        State = Words.Of(job.State),
        CreatedAt = job.CreatedAt,
        FinishedAt = job.FinishedAt,
        Progress = ProgressOf(job.Progress),
        Attempt = job.Attempts,
        EarlierError = EarlierErrorOf(job),
        Error = job.State == JobState.Dead ? job.Error : null,
        Result = ResultOf(job.Result),
    };

    public static OperationProgress? ProgressOf(string? json) => json is null ? null : JsonSerializer.Deserialize(json, GaplessJson.Default.OperationProgress);

    public static string? EarlierErrorOf(Job job) => job.State is JobState.Waiting or JobState.Running ? job.Error : null;

    private static string? ResultOf(string? json)
    {
        if (json is null)
        {
            return null;
        }

        using var result = JsonDocument.Parse(json);
        return Id(result, "scanId") is { } scan ? $"/api/v1/scans/{scan}"
            : Id(result, "documentId") is { } document ? $"/api/v1/documents/{document}"
            : null;
    }

    private static string? Id(JsonDocument json, string name) => json.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
}
