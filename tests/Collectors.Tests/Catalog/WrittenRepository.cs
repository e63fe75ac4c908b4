namespace Gapless.Collectors.Tests.Catalog;

/// <summary>A repository written as one text: what it is about, what is expected of it, and its files, each begun by a line <c>=== path</c>.</summary>
/// <example><code>
/// A service that does nothing.
///
/// expect health.endpoint fail
/// expect ratelimit.enabled not pass
///
/// === package.json
/// {}
/// </code></example>
internal sealed record WrittenRepository(IReadOnlyList<WrittenRepository.Expectation> Expectations, IReadOnlyList<(string Path, string Text)> Files)
{
    private const string Mark = "\n=== ";

    /// <summary>Values that look like secrets are put together here, so that no scanner finds them in this repository.</summary>
    private static readonly (string Name, string Value)[] Secrets =
    [
        ("@@AWS_KEY@@", "AKIA" + "Q3EGRHKP5TZX7WVB"),
        ("@@PASSWORD@@", "vR7p2K" + "x9Qm4TzL"),
        ("@@PASSWORD_BASE64@@", "dlI3cDJL" + "eDlRbTRUekw="),
    ];

    public static WrittenRepository Read(string text)
    {
        foreach (var (name, value) in Secrets)
        {
            text = text.Replace(name, value, StringComparison.Ordinal);
        }

        var parts = text.ReplaceLineEndings("\n").Split(Mark);
        return new WrittenRepository(
            [.. parts[0].Split('\n').Where(line => line.StartsWith("expect ", StringComparison.Ordinal)).Select(Expectation.Read)],
            [.. parts.Skip(1).Select(File)]);
    }

    private static (string Path, string Text) File(string part)
    {
        var end = part.IndexOf('\n', StringComparison.Ordinal);
        return (part[..end].Trim(), part[(end + 1)..].TrimEnd('\n') + "\n");
    }

    /// <param name="Check">The id of a check.</param>
    /// <param name="Outcome">The outcome in lower case.</param>
    /// <param name="IsRuledOut">Any other outcome will do.</param>
    internal sealed record Expectation(string Check, string Outcome, bool IsRuledOut)
    {
        public static Expectation Read(string line)
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return new Expectation(words[1], words[^1].ToLowerInvariant(), words is [_, _, "not", _]);
        }

        public bool IsMetBy(string outcome) => string.Equals(outcome, Outcome, StringComparison.OrdinalIgnoreCase) != IsRuledOut;

        public override string ToString() => $"{Check} {(IsRuledOut ? "not " : "")}{Outcome}";
    }
}
