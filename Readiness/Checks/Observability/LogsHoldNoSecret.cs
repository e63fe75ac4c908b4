using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Observability;

public sealed partial class LogsHoldNoSecret : Check
{
    private static readonly Idiom Secret = new("log.no-sensitive/secret", ["password", "passwd", "secret", "token", "authorization", "set-cookie", "apikey", "api_key", "creditcard", "cardnumber", "card_number", "cvv", "iban", "connectionstring", "connection_string"])
    {
        Pattern = CallWithWord(),
        Languages = Language.Code,
        Accept = match => IsService(match.Path) && SensitiveArguments.Secret(match.Text) is not null,
        LimitPerFile = 5,
    };

    private static readonly Idiom Whole = new("log.no-sensitive/whole", ["req.body", "request.body", "req.headers", "request.headers", "process.env", "os.environ", "ctx.request.body", "request.POST", "GetEnvironmentVariables", "params.inspect", "$request->all(", "request.data", "req.cookies"])
    {
        Pattern = CallWithObject(),
        Languages = Language.Code,
        Accept = match => IsService(match.Path) && SensitiveArguments.Whole(match.Text) is not null,
        LimitPerFile = 5,
    };

    private static readonly Idiom Option = new("log.no-sensitive/option", ["EnableSensitiveDataLogging", "HttpLoggingFields"]) { Pattern = OpenOption(), Languages = [Language.CSharp], CodeOnly = true, LimitPerFile = 3 };

    private static readonly Idiom Person = new("log.no-sensitive/person", ["email", "phone", "fullname", "full_name", "address", "birth"])
    {
        Pattern = CallWithPerson(),
        Languages = Language.Code,
        Accept = match => IsService(match.Path) && SensitiveArguments.Person(match.Text) is not null,
        LimitPerFile = 5,
    };

    private static readonly Idiom Redaction = new("log.no-sensitive/redaction", ["redact", "Redact", "filter_parameters", "filterParameters", "Destructure.", "sendDefaultPii", "send_default_pii", "SendDefaultPii", "beforeSend", "before_send", "scrub", "sensitive_post_parameters", "EventScrubber", "replaceAttr", "ReplaceAttr", "dontFlash", "dontReport", "mask"])
    {
        Pattern = Redacts(),
        Accept = match => !match.Text.StartsWith("before", StringComparison.Ordinal) || Tracker().IsMatch(match.Path) || match.LineText.Contains("event", StringComparison.Ordinal),
        Languages = [.. Language.Code, Language.Xml, Language.Yaml, Language.Json],
        LimitPerFile = 2,
    };

    public override CheckInfo Info { get; } = new("log.no-sensitive", Category.Observability, Priority.High, "Logs hold no secrets or personal data")
    {
        Why = "Logs are copied, kept and read by many; a password in them is a password told to everybody.",
        Remedy = "Redact by key at the logger, log ids instead of objects, and never log bodies or headers by default.",
        Effort = Effort.Small,
        Methods = [Method.Repository],
        References = ["OWASP ASVS 5.0 16.2.5", "CWE-532", "GDPR Art. 5 and 32"],
        AppliesWhen = Condition.All(Fact.Service),
        Aggregation = Aggregation.AnyFail,
    };

    public override ImmutableArray<Idiom> Idioms => [Secret, Whole, Option, Person, Redaction];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository) =>
        repository.Components.Where(component => component.IsService).Select(component => Judge(repository, component));

    private static Verdict Judge(RepositoryFacts repository, ComponentFacts component)
    {
        var leaks = repository.HitsOf(Secret, component).Concat(repository.HitsOf(Whole, component)).Concat(repository.HitsOf(Option, component)).ToList();
        if (leaks.Count > 0)
        {
            return Verdict.Fail(component.Name, $"{leaks.Count} log statement(s) write secrets or whole requests, the first in {leaks[0].Path}.", leaks.Take(5).Select(hit => Evidence.Strong("logs something secret", hit.Location)));
        }

        var people = repository.HitsOf(Person, component);
        if (people.Length > 0)
        {
            return Verdict.Partial(component.Name, $"{people.Length} log statement(s) write personal data, the first in {people[0].Path}.", people.Take(5).Select(hit => Evidence.Strong("logs personal data", hit.Location)));
        }

        return (repository.FirstOf(component, Redaction) ?? repository.SharedHitsOf(Redaction).FirstOrDefault()) is { } redaction
            ? Verdict.Pass(component.Name, "No log statement writes anything secret, and the logger redacts.", Evidence.Strong("redaction", redaction.Location))
            : Verdict.Partial(component.Name, "No log statement was found that writes anything secret; nothing redacts what slips in.", Evidence.Strong("no redaction is set up", new(component.Manifest.Path, 0)));
    }

    // What a developer runs by hand may print what it made.
    private static bool IsService(string path) => !ByHand().IsMatch(path);

    private const string Call = """(?<![\w$])((_?log(ger|ging)?|_?LOG(GER)?|Log|console|winston|slog|zap|sugar|log(rus)?|this\.(_?log(ger)?)|self\.(_?log(ger)?)|Rails\.logger|Logger|tracing|app\.log(ger)?|fastify\.log|req(uest)?\.log|c\.Logger\(\))\.(trace|debug|log|info|information|warn(ing)?|error|critical|fatal|exception|verbose|print\w*|Log(Trace|Debug|Information|Warning|Error|Critical)|(Debug|Info|Warn|Error|Fatal|Trace|Verbose|Information|Warning|Print)(f|w|ln|Context)?)!?|(print|println|puts|error_log|var_dump|print_r|System\.out\.println|Console\.WriteLine|fmt\.Print(ln|f)?|log\.Print(ln|f)?|println!|info!|debug!|warn!|error!))[ ]*[( ]""";

    // Other clients have a hook of this name as well.
    [GeneratedRegex("""sentry|instrument|telemetry|monitor|tracking|logg|error|main|app\.|index\.""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tracker();

    [GeneratedRegex(Call + """[^\r\n]{0,200}(password|passwd|secret|token|authorization|cookie|api_?key|credit_?card|card_?number|cvv|ssn|iban|connection_?string)\b[^\r\n]{0,80}""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CallWithWord();

    [GeneratedRegex(Call + """[^\r\n]{0,160}(req(uest)?\.(body|headers|POST|data|cookies)|ctx\.request\.body|process\.env|os\.environ|GetEnvironmentVariables\(|params\.inspect|\$request->all\()[^\r\n]{0,60}""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CallWithObject();

    [GeneratedRegex(Call + """[^\r\n]{0,200}(email|phone(_?number)?|(user|customer|member|person|patient|employee|contact)\w*\.full_?name|(street|postal|home)_?address|birth_?date|date_of_birth)\b[^\r\n]{0,80}""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CallWithPerson();

    [GeneratedRegex("""(?<!(Development|DEBUG|IsDev|isDev)[\s\S]{0,160})(EnableSensitiveDataLogging\((?!false)|HttpLoggingFields\.(All|RequestBody|ResponseBody|Request\b|Response\b))""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OpenOption();

    [GeneratedRegex("""(\bredact\s*[:=(]|\bredact(ion|or|ed)?\w*\(|AddRedaction\(|\bRedact\w*|filter_parameters\b|filterParameters|\.Destructure\.|[sS]end_?[dD]efault_?[pP]ii\s*[:=]\s*[fF]alse|\bbefore_?[sS]end["']?\s*[:=(]\s*(async\b|function\b|\(|\w+\s*[,)]|\w+$)|\bbeforeSend\(\s*\w+|sensitive_post_parameters|EventScrubber|ReplaceAttr\b|\bmask(Sensitive\w*|_sensitive\w*)|\bscrub\w*)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Redacts();

    [GeneratedRegex("""(^|/)(scripts?|seeds?|seeders?|bin|tools?|cli|commands?|migrations?|migrate|hack|dev|\.[\w-]+)/|(^|/)(seed|setup|create-?admin|generate|example|demo|sample)[^/]*\.\w+$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ByHand();
}
