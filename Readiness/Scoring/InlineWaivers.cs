using System.Globalization;
using System.Text.RegularExpressions;

namespace Gapless.Readiness.Scoring;

/// <summary>
/// Waivers in comments, on the line that they are about or the one above: after <c>gapless:waive</c> and an equals sign the check's id, then <c>until=2027-01-31
/// reason=Only operators use it</c>.
/// </summary>
public static partial class InlineWaivers
{
    public static Idiom Idiom { get; } = new("waiver/inline", ["gapless:waive="])
    {
        Pattern = Comment(),
        WithComments = true,
    };

    /// <summary>In the order of their places. One without a reason or a date is there all the same, and is told why it does not count.</summary>
    public static ImmutableArray<Waiver> In(RepositoryFacts repository, DateTimeOffset at) => [.. repository.HitsOf(Idiom).Select(hit => Read(hit, at))];

    private static Waiver Read(IdiomHit hit, DateTimeOffset at)
    {
        var match = Parts().Match(hit.Value);
        var until = DateTimeOffset.TryParseExact(match.Groups["until"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date.AddDays(1) : DateTimeOffset.MinValue;
        return new(match.Groups["check"].Value, match.Groups["reason"].Value.Trim(), "", "", [], at, until) { Places = [new(hit.Path, hit.Line)], IsInline = true };
    }

    [GeneratedRegex(@"gapless:waive=(?<rest>[a-z0-9.-]+[^\r\n]{0,300})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^(?<check>[a-z0-9-]+\.[a-z0-9-]+)(\s+until=(?<until>[\d-]+))?(\s+reason=(?<reason>.*?))?\s*(\*/|-->|#>)?\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parts();
}
