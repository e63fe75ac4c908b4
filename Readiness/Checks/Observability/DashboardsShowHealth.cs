using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Observability;

public sealed partial class DashboardsShowHealth : Check
{
    private const int EnoughQueries = 4;

    private static readonly Idiom Board = new("dash.defined/board", ["schemaVersion"]) { Pattern = Schema(), Languages = [Language.Json, Language.Yaml], LimitPerFile = 3 };

    private static readonly Idiom Query = new("dash.defined/query", ["\"expr\"", "\"rawSql\"", "\"query\"", "expr\\\""]) { Pattern = QueryText(), Languages = [Language.Json, Language.Yaml], LimitPerFile = 80 };

    public override CheckInfo Info { get; } = new("dash.defined", Category.Observability, Priority.Medium, "A dashboard shows the health of each service")
    {
        Why = "In an incident the first minutes go into finding out what is normal.",
        Remedy = "Keep one dashboard per service as code, with traffic, errors, latency, saturation and the deployments marked.",
        Effort = Effort.Small,
        Methods = [Method.Repository, Method.Attestation],
        References = ["Mercari production readiness: timeboard", "Site Reliability Engineering, chapter 6", "AWS Well-Architected OPS08"],
        AppliesWhen = Condition.All(Fact.Service),
    };

    public override ImmutableArray<Idiom> Idioms => [Board, Query];

    public override AttestationForm Attestation { get; } = new("A dashboard shows traffic, errors, latency and saturation of each service.", ["link", "what it covers", "last reviewed"], 180);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var boards = repository.HitsOf(Board).Select(hit => (hit.Location, Queries: repository.HitsIn(hit.Path, Query).Select(query => query.Value).ToList())).Where(board => board.Queries.Count > 0)
            .Concat(repository.Resources.Where(one => one.Class == PathClasses.Production && one.Kind == ResourceKind.Dashboard).Select(one => (one.Location, Queries: one.Properties.Descendants().Select(node => node.Text).OfType<string>().ToList())))
            .ToList();
        if (boards.Count == 0)
        {
            return MonitoringStack.Of(repository) is { } stack ? [Verdict.Fail(Verdict.WholeSystem, "Monitoring is deployed here, and it has no dashboard.", stack)] : [];
        }

        var queries = boards.SelectMany(board => board.Queries).ToList();
        var own = queries.Where(query => !OfHost().IsMatch(query)).ToList();
        var missing = GoldenSignals.MissingFrom(string.Join('\n', queries));
        var evidence = boards.Take(4).Select(board => Evidence.Certain($"{board.Queries.Count} queries", board.Location)).ToList();
        return [(own.Count, missing.Count) switch
        {
            (0, _) => Verdict.Partial(Verdict.WholeSystem, "The dashboards show the machines, not the services.", evidence),
            (< EnoughQueries, > 0) => Verdict.Partial(Verdict.WholeSystem, $"The dashboard shows little: {string.Join(", ", missing)} are missing.", evidence),
            (_, > 0) => Verdict.Partial(Verdict.WholeSystem, $"The dashboards do not show {string.Join(", ", missing)}.", evidence),
            _ => Verdict.Pass(Verdict.WholeSystem, "Dashboards show traffic, errors, latency and saturation.", evidence),
        }];
    }

    [GeneratedRegex("""\\?"schemaVersion\\?"\s*:\s*\d+""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Schema();

    [GeneratedRegex("""\\?"(expr|rawSql|query)\\?"[ ]*:[ ]*\\?"(?<query>[^\r\n]{3,300})""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex QueryText();

    // What the exporters of machines and containers report of themselves.
    [GeneratedRegex("""\b(node|windows|cadvisor|machine)_\w+""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OfHost();
}
