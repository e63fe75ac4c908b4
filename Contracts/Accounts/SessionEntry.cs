namespace Gapless.Contracts.Accounts;

/// <summary>One of the caller's sign-ins.</summary>
/// <param name="Device">What its browser said it is.</param>
/// <param name="IsCurrent">The one that this request was made with.</param>
public sealed record SessionEntry(Guid Id, string Device, DateTimeOffset CreatedAt, DateTimeOffset UsedAt, bool IsCurrent);
