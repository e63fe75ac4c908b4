using Gapless.Data.Tenancy;

namespace Gapless.Data.Documents;

/// <summary>An imported gap analysis of a system. Imported again under its name, it takes the place of what was there.</summary>
public sealed class SystemDocument : IOwnedByOrganization
{
    public required Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    public required Guid SystemId { get; init; }

    /// <summary>The file's name, unique in the system.</summary>
    public required string Name { get; set; }

    /// <summary>The first heading.</summary>
    public required string Title { get; set; }

    /// <summary>The text as it came in, after its encoding was repaired.</summary>
    public required string Content { get; set; }

    /// <summary>SHA-256 of the bytes as they came in.</summary>
    public required byte[] Digest { get; set; }

    /// <summary>What was read out of it, as the JSON of <c>gapless.import/1</c>.</summary>
    public required string Imported { get; set; }

    /// <summary>What the last import changed, as JSON; null when it was the first.</summary>
    public string? Changes { get; set; }

    public int Gaps { get; set; }

    public int Statements { get; set; }

    /// <summary>How often it was imported.</summary>
    public int Revision { get; set; } = 1;

    public required DateTimeOffset ImportedAt { get; set; }

    public uint Version { get; private set; }
}
