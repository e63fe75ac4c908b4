using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Quality;

namespace Gapless.Readiness.Checks.Recovery;

public sealed partial class RecoveryIsWrittenDown : Check
{
    private const int SectionLines = 80;

    private static readonly Idiom Heading = DocumentHeadings.Idiom("dr.plan/heading", """disaster recovery|recovery procedure|failover|restore|restoring""");

    private static readonly ImmutableArray<Idiom> Scenarios =
    [
        Prose("dr.plan/database-loss", ["database", "data loss", "corrupt"], """\b(database|data(base)?) (loss|failure|corruption|down|outage|crash)|\b(lost|corrupt(ed)?|dropped|failed) (the )?(database|data|table)|data loss"""),
        Prose("dr.plan/region-loss", ["region", "zone", "cluster", "data center", "datacenter", "provider"], """\b(region(al)?|zone|cluster|data ?cent(er|re)|provider|server|host) (loss|outage|failure|down|failover)|loss of (a |the )?(region|zone|cluster|server|data ?cent)"""),
        Prose("dr.plan/bad-deployment", ["deploy", "release", "rollback", "roll back"], """\b(bad|broken|failed|faulty) (deploy(ment)?|release|migration)|roll(ing)? ?back"""),
        Prose("dr.plan/leak", ["credential", "secret", "breach", "compromise", "ransomware"], """\b(credential|secret|key|token)s? (leak|compromise|exposure|rotation)|(leaked|compromised) (credential|secret|key|account)|security (breach|incident)|ransomware"""),
    ];

    private static readonly Idiom Command = new("dr.plan/command", ["kubectl ", "pg_restore", "psql ", "aws ", "az ", "gcloud ", "terraform ", "docker ", "helm ", "ssh ", "systemctl ", "restic ", "velero ", "mysql ", "mongorestore", "pg_dump", "git ", "npm ", "flyctl ", "heroku ", "curl ", "make ", "tofu ", "s3cmd ", "rclone "])
    {
        Pattern = CommandLine(),
        Languages = [Language.Markdown, Language.Text],
        In = PathClasses.Documentation,
        LimitPerFile = 60,
    };

    private static readonly Idiom Contact = Prose("dr.plan/contact", ["contact", "escalat", "on-call", "on call", "responsible", "owner", "role", "pager", "phone", "slack"], """\b(contacts?|escalat\w+|on[- ]call|responsible|owners?|roles?|pager\w*|incident commander|phone)\b""");
    private static readonly Idiom Verification = Prose("dr.plan/verification", ["verif", "validat", "smoke", "confirm", "check that", "health"], """\b(verify|verif(ied|ication)|validate|validation|smoke tests?|confirm (that )?|check that|health ?check)\b""");
    private static readonly Idiom Objectives = new("dr.plan/objectives", ["RTO", "RPO", "recovery time", "recovery point"]) { Pattern = ObjectivePattern(), Languages = [Language.Markdown, Language.Text], In = PathClasses.Documentation, LimitPerFile = 20 };
    private static readonly Idiom Unfinished = new("dr.plan/unfinished", ["TODO", "TBD", "<your", "<insert", "<name", "[insert", "[name", "xxx"]) { Pattern = UnfinishedPattern(), Languages = [Language.Markdown, Language.Text], In = PathClasses.Documentation, LimitPerFile = 100 };

    public override CheckInfo Info { get; } = new("dr.plan", Category.Recovery, Priority.High, "A disaster-recovery runbook exists with steps, roles and contacts")
    {
        Why = "On the worst day the person who knows is asleep or gone, and there is no time to find out.",
        Remedy = "Write a page for each scenario with the exact commands, who does what, whom to call, and how to see that it worked.",
        Effort = Effort.Medium,
        Methods = [Method.Repository, Method.Attestation],
        References = ["Azure Well-Architected RE:09", "AWS Well-Architected REL13-BP02"],
        AppliesWhen = Condition.All(Fact.Service),
    };

    public override ImmutableArray<Idiom> Idioms => [Heading, .. Scenarios, Command, Contact, Verification, Objectives, Unfinished];

    public override AttestationForm Attestation { get; } = new("A disaster-recovery plan exists, and those who would use it have read it.", ["link", "scenarios", "contacts", "last reviewed"], 180);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var named = RecoveryPlan.Named(repository).Select(file => file.Path).ToList();
        var files = named.Concat(repository.HitsOf(Heading).Where(hit => !Changelog().IsMatch(hit.Path) && !hit.Path.StartsWith('.')).Select(hit => hit.Path)).Distinct(StringComparer.Ordinal).ToList();
        if (files.Count == 0)
        {
            return [Verdict.Fail(Verdict.WholeSystem, "There is no plan for a disaster.", Evidence.Certain("no page on disaster recovery, restore or failover"))];
        }

        var best = files.Select(file => (File: file, Found: Elements(repository, file, named.Contains(file, StringComparer.Ordinal)))).OrderByDescending(one => one.Found.Count(element => element.Shown is not null)).ThenBy(one => one.File, StringComparer.Ordinal).First();
        var met = best.Found.Where(element => element.Shown is not null).ToList();
        var missing = string.Join(", ", best.Found.Where(element => element.Shown is null).Select(element => element.Name));
        var evidence = met.Select(element => Evidence.Certain(element.Name, element.Shown!.Location)).DefaultIfEmpty(Evidence.Certain("a page without any of them", new(best.File, 0))).ToList();
        return [met.Count switch
        {
            >= 4 when IsUnfinished(repository, best.File) => Verdict.Partial(Verdict.WholeSystem, $"{best.File} has the parts, but many of its lines are to be filled in.", evidence),
            >= 4 => Verdict.Pass(Verdict.WholeSystem, $"{best.File} says what to do, who does it and how to see that it worked.", evidence),
            >= 2 => Verdict.Partial(Verdict.WholeSystem, $"{best.File} lacks {missing}.", evidence),
            _ => Verdict.Fail(Verdict.WholeSystem, $"{best.File} lacks {missing}.", evidence),
        }];
    }

    // Of a page on something else only what stands in its section on recovery counts.
    private static List<(string Name, IdiomHit? Shown)> Elements(RepositoryFacts repository, string file, bool isNamed)
    {
        var sections = isNamed ? [] : repository.HitsIn(file, Heading).Select(hit => hit.Line).ToList();
        IEnumerable<IdiomHit> Hits(Idiom idiom) => repository.HitsIn(file, idiom).Where(hit => isNamed || sections.Exists(line => hit.Line >= line && hit.Line < line + SectionLines));
        var scenarios = Scenarios.Select(scenario => Hits(scenario).FirstOrDefault()).OfType<IdiomHit>().ToList();
        var commands = Hits(Command).ToList();
        return
        [
            ("two scenarios", scenarios.Count >= 2 ? scenarios[0] : null),
            ("three concrete steps", commands.Count >= 3 ? commands[0] : null),
            ("roles and contacts", Hits(Contact).FirstOrDefault()),
            ("a way to verify", Hits(Verification).FirstOrDefault()),
            ("objectives", Hits(Objectives).FirstOrDefault()),
        ];
    }

    // A line of prose has some sixty letters.
    private static bool IsUnfinished(RepositoryFacts repository, string file) =>
        repository.HitsIn(file, Unfinished).Select(hit => hit.Line).Distinct().Count() * 5 > (repository.File(file)?.Size ?? 0) / 60;

    private static Idiom Prose(string name, ImmutableArray<string> anchors, string pattern) => new(name, anchors)
    {
        Pattern = new Regex(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)),
        Languages = [Language.Markdown, Language.Text],
        In = PathClasses.Documentation,
        LimitPerFile = 20,
    };

    [GeneratedRegex("""(changelog|history|release)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Changelog();

    [GeneratedRegex("""^[ \t]*(\d+\.[ \t]+|[-*][ \t]+)?[`$>]*[ \t]*(sudo[ \t]+)?(kubectl|pg_restore|psql|aws|az|gcloud|terraform|tofu|docker|helm|ssh|systemctl|restic|velero|mysql|mongorestore|pg_dump|git|npm|flyctl|heroku|curl|make|s3cmd|rclone)[ \t][^\r\n]{3,}""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CommandLine();

    [GeneratedRegex("""\b(RTO|RPO)\b|[Rr]ecovery ([Tt]ime|[Pp]oint) [Oo]bjective""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ObjectivePattern();

    [GeneratedRegex("""\b(TODO|TBD|XXX)\b|<(your|insert|name)[^>\r\n]*>|\[(insert|name)[^\]\r\n]*\]""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UnfinishedPattern();
}
