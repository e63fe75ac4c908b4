namespace Gapless.Contracts.Verifications;

/// <param name="Status">pass, waived, partial, unknown, fail or notApplicable: the worst of its checks.</param>
public sealed record VerificationItem(string Text, int Line, string Status, IReadOnlyList<string> Checks);
