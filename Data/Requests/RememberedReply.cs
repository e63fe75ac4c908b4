using Gapless.Data.Tenancy;

namespace Gapless.Data.Requests;

/// <summary>The reply to a create that named an <c>Idempotency-Key</c>: a repetition gets it again instead of a second thing.</summary>
public sealed class RememberedReply : IOwnedByOrganization
{
    public required Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    /// <summary>Who asked: the same key of somebody else is another key.</summary>
    public required string Caller { get; init; }

    public required string Key { get; init; }

    /// <summary>SHA-256 over method, path and body: the same key with another request is refused.</summary>
    public required byte[] Request { get; init; }

    public required int Status { get; init; }

    public string? Location { get; init; }

    /// <summary>The body, as JSON.</summary>
    public string? Body { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
