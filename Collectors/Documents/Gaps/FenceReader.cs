using System.Text.RegularExpressions;
using Gapless.Collectors.Documents.Markup;
using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents.Gaps;

/// <summary>What stands in a code fence: a list, a tree, or code, which is left alone.</summary>
internal static partial class FenceReader
{
    /// <summary>The items of a list inside a fence (shape G10); a comment line before them is its title.</summary>
    /// <example><code>
    /// # Required test coverage:
    /// - API endpoint testing
    /// 2. Run the migrations
    /// </code></example>
    public static IReadOnlyList<TextLine> Items(FenceBlock fence)
    {
        var items = new List<TextLine>();
        var others = 0;
        foreach (var line in fence.Lines)
        {
            var match = ListItem().Match(line.Text);
            if (match.Success)
            {
                items.Add(InlineText.Read(match.Groups["text"].Value, line.Line));
            }
            else if (!IsTitle(line.Text))
            {
                others++;
            }
        }

        return items.Count > others ? items : [];
    }

    /// <summary>The branches of a drawn tree, each with the root above it.</summary>
    /// <example><code>
    /// Critical (Must Have Before Production):
    /// ├── Database Migration Strategy
    /// └── Redis Cache Configuration
    /// </code></example>
    public static IReadOnlyList<TreeBranch> Branches(FenceBlock fence)
    {
        var branches = new List<TreeBranch>();
        TextLine? root = null;
        foreach (var line in fence.Lines)
        {
            var match = Branch().Match(line.Text);
            if (match.Success)
            {
                branches.Add(new TreeBranch(root, InlineText.Read(match.Groups["text"].Value, line.Line)));
            }
            else if (line.Text.Length > 0)
            {
                root = InlineText.Read(line.Text, line.Line);
            }
        }

        return branches;
    }

    /// <summary>A tree with "Needed:" among its roots: its branches below that root (shape of a wanted structure).</summary>
    public static IEnumerable<NeededItem> NeededBranches(FenceBlock fence) =>
        Branches(fence)
            .Where(branch => branch.Root is { } root && Vocabulary.KeyLine.Read(root)?.Field == Vocabulary.FieldKind.Needed)
            .Select(branch => NeededReader.Item(branch.Text.Text, branch.Text.Line, NeededKind.Tree));

    public static IEnumerable<NeededItem> Lines(FenceBlock fence)
    {
        var kind = IsShell(fence) ? NeededKind.Command : NeededKind.Artefact;
        return fence.Lines
            .Where(line => line.Text.Length > 0 && !IsTitle(line.Text))
            .Select(line => NeededReader.Item(line.Text.Trim(), line.Line, kind));
    }

    private static bool IsShell(FenceBlock fence) => fence.Language is "bash" or "sh" or "shell" or "console" or "powershell" or "cmd" or "zsh";

    private static bool IsTitle(string text) => text.Trim() is "" or ['#', ..] or ['/', '/', ..];

    [GeneratedRegex(@"^\s{0,12}(?:[-*+•]|[0-9]{1,3}[.)])\s+(?<text>\S.*)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ListItem();

    [GeneratedRegex(@"^[\s│|]*[├└╰╠╚][─━═-]*\s*(?<text>\S.*)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Branch();
}
