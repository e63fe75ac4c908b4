using System.Globalization;
using System.Text.RegularExpressions;
using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents;

/// <summary>Where a document contradicts itself as a whole.</summary>
internal static partial class DocumentContradictions
{
    public static IEnumerable<string> Of(GapDocument document)
    {
        foreach (var claim in document.Claims.Where(claim => claim.Kind == ClaimKind.Count))
        {
            var counted = int.Parse(Number().Match(claim.Text).ValueSpan, CultureInfo.InvariantCulture);
            if (counted != document.Gaps.Count)
            {
                yield return $"Line {claim.Line} says \"{claim.Text}\", {document.Gaps.Count} are listed.";
            }
        }

        foreach (var strength in document.Strengths)
        {
            var open = document.Checklist.FirstOrDefault(item => !item.Done && item.Checks.Count > 0 && strength.Checks.Intersect(item.Checks, StringComparer.Ordinal).Any());
            if (open is not null)
            {
                yield return $"Line {strength.Line} lists \"{strength.Text}\" as in place, line {open.Line} still has \"{open.Text}\" to do.";
            }
        }
    }

    [GeneratedRegex("[0-9]{1,4}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
