using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Gapless.Readiness.Checks;
using Xunit.Abstractions;

namespace Gapless.Readiness.Tests.Observatory;

/// <summary>
/// A matrix of header sets, judged by the HTTP Observatory and by our checks. <c>docs/observatory.md</c> says which outcome goes with which result, and why
/// where one is pleased and the other is not; anything else is a defect.
/// </summary>
public sealed partial class ObservatoryTests(ITestOutputHelper output)
{
    [Fact]
    public async Task EveryDifferenceIsDeliberate()
    {
        var cases = ObservatoryMatrix.All;
        var theirs = await HttpObservatory.JudgeAsync(cases);
        var table = ReadTable();
        var used = new HashSet<(string, string)>();
        var wrong = new List<string>();
        foreach (var (test, judged) in cases.Zip(theirs))
        {
            var ours = ObservatoryMatrix.Judge(test);
            var pair = (judged.Result, Word(ours.Outcome));
            used.Add(pair);
            if (!table.TryGetValue(pair, out var reason) || (judged.Pass != (ours.Outcome == Outcome.Pass) && reason.Length == 0))
            {
                wrong.Add($"{judged.Result} ({(judged.Pass ? "passes" : "fails")}) | {Word(ours.Outcome)} | {ours.Summary} | {test}");
            }
        }

        foreach (var group in wrong.GroupBy(line => string.Join('|', line.Split('|')[..2]), StringComparer.Ordinal))
        {
            output.WriteLine($"{group.Count()} x {group.First()}");
        }

        output.WriteLine($"{cases.Length} cases, {used.Count} pairs.");
        Assert.Empty(wrong.Take(5));
        Assert.DoesNotContain(table.Keys, pair => !used.Contains(pair));
    }

    private static string Word(Outcome outcome) => outcome.ToString().ToLowerInvariant();

    // | `hsts-not-implemented` | fail | |
    private static ImmutableDictionary<(string Result, string Outcome), string> ReadTable() => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Observatory", "observatory.md"))
        .Select(line => Row().Match(line))
        .Where(match => match.Success)
        .ToImmutableDictionary(match => (match.Groups["result"].Value, match.Groups["outcome"].Value), match => match.Groups["reason"].Value.Trim());

    [GeneratedRegex(@"^\| `(?<result>[a-z-]+)` \| (?<outcome>pass|partial|fail|notapplicable|unknown) \|(?<reason>.*)\|$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Row();
}
