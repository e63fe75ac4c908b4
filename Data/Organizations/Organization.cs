namespace Gapless.Data.Organizations;

/// <summary>The tenant: owns systems, has members.</summary>
public sealed class Organization
{
    public required Guid Id { get; init; }

    public required string Name { get; set; }

    /// <summary>The name in addresses: lower case, digits and hyphens.</summary>
    public required string Slug { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Changes with each update; the ETag.</summary>
    public uint Version { get; private set; }
}
