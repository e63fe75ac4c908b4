namespace Gapless.ServiceDefaults.Sessions;

/// <summary>One sign-in on one device, as the cache keeps it.</summary>
public sealed record Session
{
    /// <summary>For lists and to end it; the cookie cannot be made from it.</summary>
    public required Guid Id { get; init; }

    public required Guid UserId { get; init; }

    public required string Name { get; init; }

    public required Guid OrganizationId { get; init; }

    public required string Role { get; init; }

    /// <summary>What the browser said it is, shortened.</summary>
    public required string Device { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>To the minute: not every request writes.</summary>
    public required DateTimeOffset UsedAt { get; init; }

    /// <summary>When the role was last read where it is kept.</summary>
    public required DateTimeOffset RoleReadAt { get; init; }
}
