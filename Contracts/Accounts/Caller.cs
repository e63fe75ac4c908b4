namespace Gapless.Contracts.Accounts;

/// <summary>Who is signed in, and for which organization.</summary>
/// <param name="Role">owner, admin, engineer, auditor or viewer.</param>
public sealed record Caller(Guid UserId, string Name, string Email, Guid OrganizationId, string Organization, string Role);
