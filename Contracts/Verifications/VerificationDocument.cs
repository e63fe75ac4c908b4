using Gapless.Contracts.Scans;

namespace Gapless.Contracts.Verifications;

/// <summary>Documents held against proof, as <c>gapless.verify/1</c>.</summary>
public sealed record VerificationDocument
{
    public const string CurrentSchema = "gapless.verify/1";

    public string Schema { get; init; } = CurrentSchema;

    public required IReadOnlyList<VerificationEntry> Documents { get; init; }

    /// <summary>The scan that the documents were held against.</summary>
    public required ScanDocument Scan { get; init; }
}
