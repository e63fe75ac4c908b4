using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Governance;

public sealed partial class ActionsAreRecorded : Check
{
    private const int Enough = 5;

    // What a person writes; a bundle is one line.
    private const int LongestWritten = 1000;

    // Its definition and its migration do not write it.
    private const int FewestThatUseIt = 3;

    private static readonly ImmutableArray<string> Modelled = [.. Language.Code, Language.Sql, Language.Text];

    private static readonly Idiom Store = Phrases.Idiom(
        "audit.log/store",
        Modelled,
        """\baudit_?(logs?|events?|trail|entries|records?)\b""", """\bAudit(Log|Event|Trail|Entry|Record)s?\b""", """\bauditLogs?\b""", """\bactivity_?logs?\b""", """\bActivityLogs?\b""", """\bLogAction\b""", """\bAction(Log|Logger|LogEntry)s?\b""", """\baction_?logs?\b""", """\bsecurity_events?\b""", """\bSecurityEvent\b""", """\bmodel Activity\b""", """\bactivities\b['"][^\n]{0,20}(Table|table|create)""", """AuditScope\b""", """Audit\.EntityFramework""", """\bhas_paper_trail\b""", """\blogidze\b""", """\bauditlog\b""", """\bHistoricalRecords\(""", """\bLogsActivity\b""", """activity\(\)->log""", """@Audited\b""", """\bJavers\b""", """\baudited\b""", """\bExAudit\b""", """\bOwenIt\\Auditing""", """\bIEventService\b""", """\blog_event\(""", """\bmod_?log\b""", """\bModlog\b""", """aws_cloudtrail""", """\bActivityType(\.|::)\w""", """\benum ActivityType\b""") with
    { Accept = match => !Tool().IsMatch(match.LineText) && !ToolFile().IsMatch(match.Path) && match.LineText.Length < LongestWritten, LimitPerFile = 10 };

    // log-in, rights, records, export and erasure, settings and keys, what administrators look at
    private static readonly (string Name, Regex Word)[] Events =
    [
        ("log-in", LogIn()), ("rights", Rights()), ("records", Records()), ("export or erasure", Erasure()), ("settings", Settings()), ("keys", Keys()), ("administration", Administration()),
    ];

    private static readonly Idiom Written = Phrases.Idiom(
        "audit.log/written",
        Language.Code,
        """\b\w*[aA]udit\w*[.(][^\n]{0,200}""", """\b\w*ActivityType\.\w+""", """\bactionLog\w*\.[^\n]{0,120}""", """\blogActivity\([^\n]{0,120}""", """\bactivity\(\)->[^\n]{0,120}""", """\brecordAudit\w*\([^\n]{0,120}""", """\bLog\w*EventAsync\([^\n]{0,120}""", """\blog_event\([^\n]{0,120}""", """\bAuditableContract\b""", """\bhas_paper_trail\b""", """\bHistoricalRecords\(""", """\baudited\b""", """@Audited\b""", """auditlog\.register\(""", """\bSecurityEvent\.[^\n]{0,80}""", """\bModeration(Log)?\.(create|new)\b[^\n]{0,80}""", """\bEvent\.create\w*\([^\n]{0,120}""") with
    { LimitPerFile = 30, Accept = match => !Tool().IsMatch(match.LineText) };

    private static readonly Idiom Actor = Phrases.Idiom("audit.log/actor", Modelled, """\bactor_?([iI]d)?\b""", """\bActor(Id)?\b""", """\buser_?[iI]d\b""", """\bUserId\b""", """\bperformed_?[bB]y\b""", """\bChangedBy\b""", """\bwhodunnit\b""", """\bcauser\b""") with { Accept = match => AuditFile().IsMatch(match.Path) || AuditFile().IsMatch(match.LineText), LimitPerFile = 2 };
    private static readonly Idiom Origin = Phrases.Idiom("audit.log/origin", Modelled, """\bip_?[aA]ddress\b""", """\bIpAddress\b""", """\bIPAddress\b""", """\brequest_?[iI]d\b""", """\bremote_?[aA]ddr\b""", """\bold_?[vV]alues?\b""", """\bOldValues?\b""", """\bchanges\b""", """\bdiff\b""", """\bbefore\b""", """\bmetadata\b""") with { Accept = match => AuditFile().IsMatch(match.Path), LimitPerFile = 2 };

    private static readonly Idiom AppendOnly = Phrases.Idiom("audit.log/append-only", [.. Modelled, Language.Hcl, Language.Markdown], """REVOKE (UPDATE|DELETE)[^\n]{0,80}(audit|activity)""", """BEFORE UPDATE[^\n]{0,60}(audit|activity)""", """INSTEAD OF UPDATE[^\n]{0,60}(audit|activity)""", """GRANT (SELECT, )?INSERT[^\n]{0,60}ON[^\n]{0,20}(audit|activity)""", """LEDGER\s*=\s*ON""", """\bprevious_?[hH]ash\b""", """\bPreviousHash\b""", """enable_log_file_validation\s*=\s*true""", """object_lock_configuration""", """append-?only""", """TRIGGER\b[^\n]{0,60}(audit|activity)""", """REVOKE ALL[^\n]{0,60}(audit|activity)""", """\battr_readonly\b""", """\bdef readonly\?""", """\bprev_?[hH]ash\b""", """\bHashChain\b""", """\bhash_chain\b""") with
    { In = PathClasses.Production };

    private static readonly Idiom Changed = Phrases.Idiom("audit.log/changed", Language.Code, """\bauditLogs?\.(update|delete|deleteMany|updateMany)\(""", """\bAuditLogs?\.(Remove|RemoveRange|Update|ExecuteDelete\w*)\(""", """DELETE FROM ["`]?audit""", """UPDATE ["`]?audit_\w+ SET""");

    private static readonly Idiom Viewer = Phrases.Idiom("audit.log/viewer", [.. Language.Code, Language.Markup], """/audit(-|_)?(log|event|trail)?s?['"`/?]""", """/activity(-|_)?log""", """AuditLog\w*(Controller|View|Page|Table|List|Endpoint)""", """Audit\w*Controller\b""", """/security-?events?['"`/]""", """/activities['"`/]""") with { Accept = match => !Import().IsMatch(match.LineText) };

    public override CheckInfo Info { get; } = new("audit.log", Category.Governance, Priority.Medium, "Security-relevant actions are recorded immutably and can be read")
    {
        Why = "After an incident the question is who did what and when; a log that anybody may change, or that names nobody, does not answer it.",
        Remedy = "Write every change of records, rights and settings with who, what, when and from where in the same transaction, let nobody change it, and give auditors a page.",
        Effort = Effort.Large,
        Methods = [Method.Repository, Method.Attestation],
        References = ["OWASP ASVS 5.0 16.3.1, 16.3.2, 16.3.3, 16.4.2", "GDPR Art. 5(2)", "Azure Well-Architected SE:10"],
        AppliesWhen = Condition.All(Fact.Users),
    };

    public override ImmutableArray<Idiom> Idioms => [Store, Written, Actor, Origin, AppendOnly, Changed, Viewer];

    public override AttestationForm Attestation { get; } =
        new("Security-relevant actions are recorded, nobody can change the record, and it is kept for at least a year.", ["system", "events", "who can read", "retention", "link"], 180);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        if (Telling.Of(repository.HitsOf(Store)) is not { } store)
        {
            return [Verdict.Fail(Verdict.WholeSystem, "Nothing records who did what.", repository.Facts.Why(Fact.Users) is { } why ? [why] : [Evidence.Strong("no audit record found")])];
        }

        var written = repository.HitsOf(Written);
        var covered = Events.Where(one => written.Any(hit => one.Word.IsMatch(hit.Value))).Select(one => one.Name).ToList();

        // A library that follows the models writes every change of theirs.
        var byModel = written.FirstOrDefault(hit => Automatic().IsMatch(hit.Excerpt));
        var isBroad = covered.Count >= Enough || (byModel is not null && covered.Count >= 2);
        var changed = repository.FirstOf(null, Changed);
        if (written.Length == 0 && repository.HitsOf(Store) is var stores && stores.All(hit => Defines().IsMatch(hit.Excerpt)) && stores.DistinctBy(hit => hit.Path, StringComparer.Ordinal).Count() < FewestThatUseIt)
        {
            return [Verdict.Fail(Verdict.WholeSystem, "A record of actions is defined, and nothing was seen to write it.", Evidence.Strong("the record", store.Location))];
        }

        Facet[] facets =
        [
            Facet.Of("most kinds of action", isBroad ? written[0] : null),
            Facet.Of("who did it", Telling.Of(repository.HitsOf(Actor)) ?? byModel),
            Facet.Of("from where or what it was before", Telling.Of(repository.HitsOf(Origin)) ?? byModel),
            Facet.Of("protection against changes", changed is null ? repository.HitsOf(AppendOnly).FirstOrDefault(hit => !Loose().IsMatch(hit.Excerpt) || AuditFile().IsMatch(hit.Path)) : null),
            Facet.Of("a page or endpoint to read it", Telling.Of(repository.HitsOf(Viewer))),
        ];
        var evidence = facets.Shown().Prepend(Evidence.Strong("the record", store.Location));
        return [facets.All(facet => facet.Holds) ? Verdict.Pass(Verdict.WholeSystem, $"Actions are recorded ({(covered.Count > 0 ? string.Join(", ", covered) : "every change of records")}), and the record can be read.", evidence)
            : Verdict.Partial(Verdict.WholeSystem, $"Actions are recorded{(covered.Count > 0 ? $" ({string.Join(", ", covered)})" : "")}, but there is no sign of {facets.Missing()}.", evidence)];
    }

    [GeneratedRegex("""log_?-?in|sign_?-?in|authenticat|log_?-?out|session""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LogIn();

    [GeneratedRegex("""role|permission|rights|member|invit|grant|revoke""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Rights();

    [GeneratedRegex("""creat|updat|delet|chang|remov|add""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Records();

    [GeneratedRegex("""export|eras|anonymi|gdpr|purge|delete_?account""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Erasure();

    [GeneratedRegex("""setting|config|feature|policy""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Settings();

    [GeneratedRegex("""api_?key|token|secret|password|credential""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Keys();

    [GeneratedRegex("""admin|view|read|access|impersonat""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Administration();

    [GeneratedRegex("""has_paper_trail|HistoricalRecords|@Audited|\baudited\b|auditlog\.register|LogsActivity|AuditableContract|Audit\.EntityFramework|SaveChanges""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Automatic();

    [GeneratedRegex("""\b(import|require|from|export)\b""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Import();

    // npm audit looks for something else.
    [GeneratedRegex("""npm audit|pnpm audit|yarn audit|pip-audit|cargo audit|bundle[r-]audit|composer audit|NuGetAudit|lighthouse|auditLevel|audit-level""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tool();

    [GeneratedRegex("""audit|activit|history|event""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex AuditFile();

    // class AuditLog   CREATE TABLE audit_log   export const auditLog = pgTable(
    [GeneratedRegex("""\b(class|model|struct|interface|type|table|record|schema|DbSet)\b|[tT]able\(""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Defines();

    // These say nothing of an audit by themselves.
    [GeneratedRegex("""attr_readonly|readonly\?|hash|append|object_lock|LEDGER""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Loose();

    [GeneratedRegex("""(^|/)(scripts?|tools?|\.github|ci)/|\.slnx?$|\.lock$|\.csv$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ToolFile();
}
