using System.Globalization;
using Gapless.Contracts.Scans;
using Gapless.Contracts.Verifications;
using Gapless.Readiness.Verification;

namespace Gapless.Wire;

/// <summary>From the domain to the wire records of <c>gapless.verify/1</c>.</summary>
public static class VerificationMapping
{
    public static VerificationDocument Document(IEnumerable<VerifiedDocument> documents, ScanDocument scan) => new()
    {
        Documents = [.. documents.Select(document => Entry(document, scan.Readiness.Bar))],
        Scan = scan,
    };

    private static VerificationEntry Entry(VerifiedDocument verified, ScanBar? bar) => new()
    {
        File = verified.Document.File,
        Title = verified.Document.Title,
        Claims = [.. verified.Document.Claims.Select(claim => new VerificationClaim(claim.Text, claim.Percent, claim.Line, Against(claim.Percent, bar)))],
        Quadrants = Quadrants(verified),
        Gaps = [.. verified.Gaps.Select(Gap)],
        Statements = [.. verified.Statements.Select(one => new VerificationStatement(Words.Of(one.Kind), one.Text, one.Line, one.IsClaimed, Words.Of(one.Status), Words.Of(one.Quadrant), one.Checks))],
        Warnings = verified.Document.Warnings,
    };

    private static string Against(decimal? percent, ScanBar? bar) => (percent, bar) switch
    {
        (null, _) => "not a share of the whole",
        (_, null) => "not enough evidence for a number",
        var (_, known) => string.Create(CultureInfo.InvariantCulture, $"{known.Proved} % is proved, at most {known.Proved + known.NotShown} % is possible"),
    };

    private static VerificationQuadrants Quadrants(VerifiedDocument verified)
    {
        int Count(Quadrant quadrant) => verified.Statements.Count(one => one.Quadrant == quadrant);
        return new(Count(Quadrant.ClaimedAndProven), Count(Quadrant.ClaimedNotProven), Count(Quadrant.ProvenNotClaimed), Count(Quadrant.Neither));
    }

    private static VerificationGap Gap(VerifiedGap one) => new(
        one.Gap.Number, one.Gap.Title, one.Gap.Line, Words.Of(one.Gap.Status), Words.Of(one.Standing), Words.Of(one.Gap.Priority),
        [.. one.Items.Select(item => new VerificationItem(item.Text, item.Line, Words.Of(item.Status), item.Checks))]);
}
