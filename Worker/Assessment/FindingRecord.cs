using System.Security.Cryptography;
using System.Text.Json;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Scoring;
using Gapless.Wire;

namespace Gapless.Worker.Assessment;

/// <summary>What a scan says of one check, in the form in which it is kept.</summary>
internal sealed record FindingRecord(string CheckId, Method Method, Outcome Outcome, UnknownReason? Reason, string Summary, string Evidence)
{
    private const int LongestSummary = 2000;

    /// <summary>By it the same finding of two scans is known to be the same.</summary>
    public byte[] Digest { get; } = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes([CheckId, Method.ToString(), Outcome.ToString(), Reason?.ToString() ?? "", Summary, Evidence], RecordJson.Default.StringArray));

    /// <summary>The findings of a scan by one method: those of checks that the method can show.</summary>
    public static IEnumerable<FindingRecord> Of(IEnumerable<Finding> findings, Method method) =>
        findings.Where(finding => finding.Check.Methods.Contains(method)).Select(finding => new FindingRecord(
            finding.Check.Id, method, finding.Outcome, finding.Reason, Shorten(finding.Summary),
            JsonSerializer.Serialize(ScanMapping.Check(finding).Evidence, RecordJson.Default.IReadOnlyListScanEvidence)));

    private static string Shorten(string text) => text.Length <= LongestSummary ? text : text[..(LongestSummary - 1)] + "…";
}
