namespace Gapless.Contracts.Members;

/// <summary>A member of the organization, as others see it.</summary>
/// <param name="Role">viewer, auditor, engineer, admin or owner.</param>
public sealed record MemberEntry(Guid Id, string Name, string Role);
