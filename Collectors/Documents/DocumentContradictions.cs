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

        var open = new Dictionary<string, ChecklistItem>(StringComparer.Ordinal);
        foreach (var item in document.Checklist.Where(item => !item.Done))
        {
            foreach (var check in item.Checks)
            {
                open.TryAdd(check, item);
            }
        }

        foreach (var strength in document.Strengths)
        {
            if (strength.Checks.Where(open.ContainsKey).Select(check => open[check]).FirstOrDefault() is { } item)
            {
                yield return $"Line {strength.Line} lists \"{strength.Text}\" as in place, line {item.Line} still has \"{item.Text}\" to do.";
            }
        }
    }

    [GeneratedRegex("[0-9]{1,4}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
