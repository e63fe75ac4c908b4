using Gapless.Readiness.Checks.Quality;

namespace Gapless.Readiness.Checks.Configuration;

public sealed class WorkCanBeStopped : Check
{
    private static readonly Idiom Lever = Phrases.Idiom(
        "config.kill-switch/lever",
        [.. Language.Code, Language.Yaml, Language.Shell, Language.Configuration],
        """\b[mM]aintenance_?[mM]ode\b""", """\bmaintenanceMiddleware\b""", """\bMaintenanceMode\b""", """\bMAINTENANCE_MODE\b""", """\bUnderMaintenance\b""", """\bartisan down\b""", """PreventRequestsDuringMaintenance""", """\bcheckMaintenance\w*\(""", """\bread_?[oO]nly_?[mM]ode\b""", """\bREAD_ONLY_MODE\b""", """\bReadOnlyMode\b""", """\bkill_?[sS]witch\b""", """\bKILL_SWITCH\b""", """\bKillSwitch\b""", """['"]kill[_-]\w+['"]""", """\bemergency_?[sS]top\b""", """\bEMERGENCY_\w+""", """\bEmergencyStop\b""", """['"]emergency[_-](stop|mode|shutdown|off|disable)\w*['"]""", """\bqueue\.pause\(""", """\bpauseQueue\(""", """\bpause_all_queues\b""", """\bOban\.pause_queue""", """\bpanic_?[mM]ode\b""", """\bsafe_?[mM]ode\b""", """security_level\s*=\s*"under_attack""", """\bturnout\b""") with
    { Accept = match => !match.Path.Contains("locale", StringComparison.OrdinalIgnoreCase) && !match.Path.Contains("lang/", StringComparison.OrdinalIgnoreCase) };

    private static readonly Idiom Written = DocumentHeadings.Idiom("config.kill-switch/written", """kill switch\w*|emergency (stop|mode|lever|procedure)s?|maintenance mode|read-only mode|safe mode|circuit breaker manual""");

    private static readonly string[] BuiltIn = ["laravel/framework", "django-maintenance-mode", "turnout*"];

    public override CheckInfo Info { get; } = new("config.kill-switch", Category.Configuration, Priority.Medium, "One action stops dangerous work or takes the system into a safe mode")
    {
        Why = "When money goes the wrong way or data is being damaged, the first minute counts; nobody should look for the right process to end.",
        Remedy = "Name the levers (maintenance mode, read-only mode, pausing queues), protect them, record every pull, and write down who may pull them and how.",
        Effort = Effort.Small,
        Methods = [Method.Repository, Method.Attestation],
        References = ["AWS Well-Architected REL05-BP07", "Site Reliability Engineering, chapter 27"],
        AppliesWhen = Condition.All(Fact.Service),
    };

    public override ImmutableArray<Idiom> Idioms => [Lever, Written];

    public override AttestationForm Attestation { get; } =
        new("One action stops the dangerous work of this system, and pulling it was rehearsed.", ["lever", "who may pull it", "last rehearsal", "effect", "time to effect"], 180);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var (lever, written) = (repository.FirstOf(null, Lever), repository.FirstOf(null, Written));
        var builtIn = repository.Manifests.Where(one => one.Class == PathClasses.Production).SelectMany(one => BuiltIn.Select(one.Find).OfType<PackageDependency>().Select(found => Evidence.Strong($"{found.Name} can be taken down by a command", new(one.Path, found.Line)))).FirstOrDefault();
        var code = lever is not null ? Evidence.Strong("a lever", lever.Location) : builtIn;
        return [(code, written) switch
        {
            ({ } shown, { } page) => Verdict.Pass(Verdict.WholeSystem, $"There is a lever, and {page.Path} says how it is pulled.", shown, Evidence.Strong("how it is pulled", page.Location)),
            ({ } shown, null) => Verdict.Partial(Verdict.WholeSystem, "There is a lever, but nothing says who may pull it and how.", shown),
            (null, { } page) => Verdict.Partial(Verdict.WholeSystem, $"{page.Path} speaks of a lever that was not found in the code.", Evidence.Strong("written down", page.Location)),
            _ => Verdict.Fail(Verdict.WholeSystem, "No lever stops dangerous work, and nothing is written about one.", Evidence.Strong("no maintenance mode, read-only mode or kill switch")),
        }];
    }
}
