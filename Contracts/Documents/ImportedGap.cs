using System.Text.Json.Serialization;

namespace Gapless.Contracts.Documents;

/// <summary>A documented gap. The fields below <see cref="Checks"/> are left out where the document says nothing of the kind.</summary>
public sealed record ImportedGap
{
    public string? Number { get; init; }

    public required string Title { get; init; }

    public required string Section { get; init; }

    public required int Line { get; init; }

    /// <summary>missing, partial, complete or unknown.</summary>
    public required string Status { get; init; }

    public required string StatusText { get; init; }

    /// <summary>critical, high, medium, low or none.</summary>
    public required string Priority { get; init; }

    public string? Impact { get; init; }

    public required IReadOnlyList<string> Needed { get; init; }

    public required IReadOnlyList<string> Checks { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Problem { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Artefacts { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Effort { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Owner { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Location { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Optional { get; init; }

    /// <summary>It is about the product's scope and has no weight for its readiness.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Feature { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Conflicts { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Warnings { get; init; }
}
