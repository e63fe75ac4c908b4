using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Quality;

public sealed partial class DecisionsAreRecorded : Check
{
    private const int Enough = 3;

    public override CheckInfo Info { get; } = new("docs.adr", Category.Quality, Priority.Low, "Architecture decisions are recorded")
    {
        Why = "Who does not know why something was decided decides it again, or against it.",
        Remedy = "Write a short record for each decision that was hard to make, and draw the architecture once.",
        Effort = Effort.Small,
        Methods = [Method.Repository],
        References = ["SRE launch checklist: architecture sketch"],
        AppliesWhen = Condition.All(Fact.Service),
    };

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var records = repository.Files.Where(file => Record().IsMatch(file.Path) && !OnlyTemplate().IsMatch(file.Name)).ToList();
        var overview = repository.Files.FirstOrDefault(file => Overview().IsMatch(file.Path));
        var evidence = records.Take(5).Select(file => Evidence.Certain("decision record", new(file.Path, 0)))
            .Concat(overview is null ? [] : [Evidence.Certain("architecture overview", new(overview.Path, 0))]).ToList();
        return [(records.Count, overview) switch
        {
            (>= Enough, not null) => Verdict.Pass(Verdict.WholeSystem, $"{records.Count} decision records and an architecture overview.", evidence),
            (>= Enough, null) => Verdict.Partial(Verdict.WholeSystem, $"{records.Count} decision records, but no architecture overview.", evidence),
            (> 0, _) => Verdict.Partial(Verdict.WholeSystem, $"Only {records.Count} decision record(s).", evidence),
            (_, not null) => Verdict.Partial(Verdict.WholeSystem, "An architecture overview, but no decision records.", evidence),
            _ => Verdict.Fail(Verdict.WholeSystem, "There are no decision records and no architecture overview.", Evidence.Certain("no record in the usual folders")),
        }];
    }

    [GeneratedRegex("""(^|/)(docs?/)?(architecture/)?(adrs?|decisions|architecture-decisions)/[^/]*\d[^/]*\.(md|adoc|rst|txt)$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Record();

    [GeneratedRegex("""(template|record-architecture-decisions)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OnlyTemplate();

    [GeneratedRegex("""(^([\w-]+/)?ARCHITECTURE[^/]*\.(md|adoc|rst)|^docs?/([\w-]+/)?(architecture|system-design|design)[^/]*\.(md|adoc|rst)|^docs?/([\w-]+/)?architecture/|\.dsl$|(^|/)c4/|arc42)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Overview();
}
