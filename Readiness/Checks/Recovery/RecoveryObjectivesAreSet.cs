using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Recovery;

public sealed partial class RecoveryObjectivesAreSet : Check
{
    private static readonly Idiom Time = new("dr.objectives/time", ["RTO", "recovery time objective"]) { Pattern = TimePattern(), Languages = [Language.Markdown, Language.Text, Language.Yaml, Language.Json], In = PathClasses.Documentation | PathClasses.Production, LimitPerFile = 3 };
    private static readonly Idiom Point = new("dr.objectives/point", ["RPO", "recovery point objective"]) { Pattern = PointPattern(), Languages = [Language.Markdown, Language.Text, Language.Yaml, Language.Json], In = PathClasses.Documentation | PathClasses.Production, LimitPerFile = 3 };

    public override CheckInfo Info { get; } = new("dr.objectives", Category.Recovery, Priority.High, "RTO and RPO are set and the design can meet them")
    {
        Why = "Without a number nobody can tell whether a nightly dump is enough or a replica is needed.",
        Remedy = "Agree for each store how long it may be away and how much may be lost, write it down, and compare it with the last restore.",
        Effort = Effort.Small,
        Methods = [Method.Attestation, Method.Repository],
        References = ["AWS Well-Architected REL13-BP01", "Azure Well-Architected RE:04"],
        AppliesWhen = Condition.All(Fact.Service),
    };

    public override ImmutableArray<Idiom> Idioms => [Time, Point];

    public override AttestationForm Attestation { get; } = new("The recovery objectives are agreed with the business, and the last restore and the backups meet them.", ["RTO of each store", "RPO of each store", "minutes of the last restore", "interval of backups"], 180);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var (time, point) = (repository.HitsOf(Time).FirstOrDefault(), repository.HitsOf(Point).FirstOrDefault());
        List<Evidence> evidence = [.. ((IdiomHit?[])[time, point]).OfType<IdiomHit>().Select(hit => Evidence.Certain(hit.Value, hit.Location))];
        return [(time, point) switch
        {
            (not null, not null) => Verdict.Partial(Verdict.WholeSystem, "Both objectives are stated; that backups and restores meet them is not shown.", evidence),
            (not null, _) => Verdict.Partial(Verdict.WholeSystem, "How long recovery may take is stated, but not how much may be lost.", evidence),
            (_, not null) => Verdict.Partial(Verdict.WholeSystem, "How much may be lost is stated, but not how long recovery may take.", evidence),
            _ => Verdict.Fail(Verdict.WholeSystem, "No recovery objective is stated.", Evidence.Certain("no RTO and no RPO with a duration")),
        }];
    }

    // **RTO**: 4 hours     Recovery Time Objective (RTO) of less than 30 min     | RTO | < 1h |
    [GeneratedRegex("""\b(RTO|[Rr]ecovery [Tt]ime [Oo]bjective)\b[^\r\n]{0,80}?(?<![\w.])\d+([.,]\d+)? ?(s|sec\w*|m|min\w*|h|hrs?|hours?|days?|d)\b""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TimePattern();

    [GeneratedRegex("""\b(RPO|[Rr]ecovery [Pp]oint [Oo]bjective)\b[^\r\n]{0,80}?(?<![\w.])\d+([.,]\d+)? ?(s|sec\w*|m|min\w*|h|hrs?|hours?|days?|d)\b""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PointPattern();
}
