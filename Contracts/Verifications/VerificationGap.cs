namespace Gapless.Contracts.Verifications;

/// <param name="Status">What the document says: missing, partial, complete or unknown.</param>
/// <param name="Standing">What the checks say: closed, partlyClosed, notProven or open.</param>
public sealed record VerificationGap(string? Number, string Title, int Line, string Status, string Standing, string Priority, IReadOnlyList<VerificationItem> Items);
