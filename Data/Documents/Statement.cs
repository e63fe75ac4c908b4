using Gapless.Data.Tenancy;

namespace Gapless.Data.Documents;

/// <summary>Something a document asserts: a documented gap, a strength or a line of a checklist, with the checks that can prove it.</summary>
public sealed class Statement : IOwnedByOrganization
{
    public required Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    public required Guid DocumentId { get; init; }

    /// <summary>The order in the document, from 0.</summary>
    public required int Position { get; init; }

    public required StatementSource Source { get; init; }

    /// <summary>What the row stays known by when the document is imported again.</summary>
    public required string Key { get; init; }

    public string? Number { get; init; }

    public required string Text { get; init; }

    public string? Section { get; init; }

    /// <summary>In the original file, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The document says that it is done or there.</summary>
    public required bool IsClaimed { get; init; }

    /// <summary>missing, partial, complete or unknown, for a documented gap; else null.</summary>
    public string? Status { get; init; }

    /// <summary>critical, high, medium, low or none, for a documented gap; else null.</summary>
    public string? Priority { get; init; }

    /// <summary>A gap of the product's scope: it has no weight for readiness.</summary>
    public bool IsFeature { get; init; }

    public IList<string> Checks { get; init; } = [];

    /// <summary>What a documented gap needs, each with its own checks, as JSON.</summary>
    public string? Needed { get; init; }
}
