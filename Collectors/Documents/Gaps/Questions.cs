using System.Text.RegularExpressions;
using Gapless.Collectors.Documents.Markup;
using Gapless.Collectors.Documents.Outlines;
using Gapless.Collectors.Documents.Vocabulary;
using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents.Gaps;

/// <summary>Questions of a review with their answers; "no" and "partly" are gaps, "yes" is a strength.</summary>
/// <example><code>
/// **Q: Are there at least two replicas?**
/// A: No, one only.
///
/// - Is there a runbook? Yes
/// </code></example>
internal static partial class Questions
{
    public static IEnumerable<(TextLine Question, string Answer, DocumentStatus Status)> In(Section section) =>
        section.Blocks.SelectMany(block => block switch
        {
            TextBlock text => OfLines(text.Lines),
            ListBlock list => list.Items.SelectMany(item => OfLines(item.Children.OfType<TextBlock>().SelectMany(below => below.Lines).Prepend(item.Text).ToList())),
            _ => [],
        });

    private static IEnumerable<(TextLine Question, string Answer, DocumentStatus Status)> OfLines(IReadOnlyList<TextLine> lines)
    {
        for (var index = 0; index < lines.Count; index++)
        {
            var match = Question().Match(lines[index].Text);
            if (!match.Success)
            {
                continue;
            }

            var answer = match.Groups["answer"].Value.Trim();
            answer = answer.Length == 0 && index + 1 < lines.Count ? lines[index + 1].Text : answer;
            answer = Answer().Replace(answer, "");
            if (StatusWords.ReadLead(answer) is { } status)
            {
                var question = match.Groups["question"].Value;
                yield return (lines[index] with { Text = question, Bold = null, Rest = question }, answer, status);
            }
        }
    }

    [GeneratedRegex(@"^(Q[0-9]{0,3}[:.)]\s*)?(?<question>[^?？]{8,200}[?？])[\s*_–—:-]*(?<answer>.*)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Question();

    [GeneratedRegex(@"^(A|Answer)[0-9]{0,3}[:.)]\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Answer();
}
