using System.Security.Cryptography;
using System.Text.Json;
using Gapless.Contracts.Scans;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Scoring;
using Gapless.Wire;

namespace Gapless.Worker.Assessment;

/// <summary>What a scan says of one check, in the form in which it is kept.</summary>
/// <param name="Digest">By it the same finding of two scans is known to be the same.</param>
internal sealed record FindingRecord(string CheckId, Method Method, Outcome Outcome, UnknownReason? Reason, string Summary, string Evidence, byte[] Digest)
{
    private const int LongestSummary = 2000;

    /// <summary>The findings of a scan by one method: those of checks that the method can show.</summary>
    public static IEnumerable<FindingRecord> Of(IEnumerable<Finding> findings, Method method) =>
        findings.Where(finding => finding.Check.Methods.Contains(method)).Select(finding => Of(finding, method));

    private static FindingRecord Of(Finding finding, Method method)
    {
        var (evidence, summary) = (ScanMapping.Check(finding).Evidence, Shorten(finding.Summary));
        var text = Write(evidence);
        var (same, sameSummary) = method == Method.Live ? (Write(SteadyEvidence.Of(evidence)), SteadyEvidence.Of(summary)) : (text, summary);
        var whole = JsonSerializer.SerializeToUtf8Bytes(
            [finding.Check.Id, method.ToString(), finding.Outcome.ToString(), finding.Reason?.ToString() ?? "", sameSummary, same], RecordJson.Default.StringArray);
        return new(finding.Check.Id, method, finding.Outcome, finding.Reason, summary, text, SHA256.HashData(whole));
    }

    private static string Write(IReadOnlyList<ScanEvidence> evidence) => JsonSerializer.Serialize(evidence, RecordJson.Default.IReadOnlyListScanEvidence);

    private static string Shorten(string text) => text.Length <= LongestSummary ? text : text[..(LongestSummary - 1)] + "…";
}
