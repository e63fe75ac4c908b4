using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Api;

public sealed partial class ErrorsRevealNoInternals : Check
{
    // res.status(500).json({ error: err.stack }), return Problem(exception.ToString()), traceback.format_exc() in an answer
    private static readonly Idiom Sent = new("error.no-internals/sent", ["stack", "exception", "traceback", "printStackTrace", "include-stacktrace", "display_errors"])
    {
        Pattern = SentPattern(),
        Accept = match => !match.LineText.Contains("log", StringComparison.OrdinalIgnoreCase) && !match.LineText.Contains("NODE_ENV", StringComparison.Ordinal)
            && !match.LineText.Contains("isDev", StringComparison.OrdinalIgnoreCase) && !InBrowser().IsMatch(match.Path),
    };

    // The message of an unexpected error is internal as well.
    private static readonly Idiom Message = new("error.no-internals/message", ["500", "include-message"]) { Pattern = MessagePattern() };

    private static readonly Idiom Handler = new(
        "error.no-internals/handler",
        ["UseExceptionHandler", "AddProblemDetails", "ControllerAdvice", "exception_handler", "setErrorHandler", "useGlobalFilters", "rescue_from", "ExceptionFilter", "errorhandler(", "register_error_handler(", "gin.Recovery", "middleware.Recover", "HTTPErrorHandler", "IntoResponse for", "render_errors", "withExceptions(", "extends ExceptionHandler", "next) {", "next) =>", "NextFunction", "ExceptionMiddleware"])
    {
        Pattern = HandlerPattern(),
        Languages = Language.Code,
    };

    private static readonly HandlerLeaks Leaks = new("error.no-internals");

    public override CheckInfo Info { get; } = new("error.no-internals", Category.Api, Priority.High, "Error answers reveal no stack traces or internals")
    {
        Why = "A stack trace or a database message tells an attacker the versions, the paths and the queries to aim at.",
        Remedy = "Run in production mode, answer errors with a generic problem document and an id, log the rest, and answer bad input with 400.",
        Effort = Effort.Small,
        Methods = [Method.Live, Method.Repository],
        References = ["OWASP ASVS 5.0 16.5.1", "OWASP ASVS 5.0 13.4.2", "CWE-209"],
        AppliesWhen = Condition.Any(Fact.Target, Fact.Http),
        Aggregation = Aggregation.AnyFail,
    };

    public override ImmutableArray<Idiom> Idioms => [Sent, Message, Handler, .. Leaks.Idioms];

    public override ImmutableArray<ProbeRequest> Requests => [.. ErrorProbes.All, .. ApiDescription.Requests];

    public override IEnumerable<ProbeRequest> FollowUps(TargetFacts target) => ErrorProbes.OfOperations(target);

    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        var answers = ErrorProbes.Answers(target).ToList();
        var spoken = answers.Where(answer => Obstacles.Of(answer, allowsRefusal: true) is null).ToList();
        return spoken.Count == 0 ? [target.WhyUnknown(target.Missing, allowsRefusal: true) ?? Unasked(target)] : [Judge(target, spoken)];
    }

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        if (repository.FirstOf(null, Sent) is { } sent)
        {
            return [Verdict.Fail(Verdict.WholeSystem, "An error answer is built from a stack trace.", Evidence.Strong(sent.Excerpt, sent.Location))];
        }

        if (repository.FirstOf(null, Message) is { } message)
        {
            return [Verdict.Partial(Verdict.WholeSystem, "A server error's own message is sent to the caller.", Evidence.Strong(message.Excerpt, message.Location))];
        }

        if (repository.Components.Where(component => component.Kind == ComponentKind.Http).Select(component => Leaks.Of(repository, component, repository.FirstOf(component, Handler))).OfType<IdiomHit>().FirstOrDefault() is { } leak)
        {
            return [Verdict.Partial(Verdict.WholeSystem, "The handler of unexpected errors sends their message to the caller.", Evidence.Strong(leak.Excerpt, leak.Location))];
        }

        return repository.FirstOf(null, Handler) is { } handler
            ? [Verdict.Pass(Verdict.WholeSystem, "One handler answers errors, and none sends a trace.", Evidence.Strong(handler.Excerpt, handler.Location))]
            : [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "Nothing in the repository says how errors are answered.")];
    }

    private static Verdict Judge(TargetFacts target, List<Answer> answers)
    {
        // A page that exists may show a trace as its content.
        var leaks = answers.Where(answer => answer.Status >= 400 || target.IsSoftMissing(answer))
            .Select(answer => (Answer: answer, Signature: LeakSignatures.Leak(answer) ?? LeakSignatures.DevelopmentMode(answer))).Where(one => one.Signature is not null).ToList();
        if (leaks.Count > 0)
        {
            return Verdict.Fail(
                target.Name, $"{Short(leaks[0].Answer)} is answered with {leaks[0].Signature}.",
                leaks.Select(leak => leak.Answer.Seen($"{leak.Signature}, body SHA-256 {leak.Answer.BodyHash}", "content-type")));
        }

        var crash = answers.FirstOrDefault(answer => answer.Status is 500);
        var named = answers.Select(answer => (Answer: answer, Page: LeakSignatures.DefaultPage(answer))).FirstOrDefault(one => one.Answer.Status >= 400 && one.Page is not null);
        var evidence = answers.Select(answer => answer.Seen("no internals", "content-type")).ToList();
        return crash is not null ? Verdict.Partial(target.Name, $"{Short(crash)} is bad input, but answered with 500.", evidence)
            : named.Page is not null ? Verdict.Partial(target.Name, $"{Short(named.Answer)} is answered with the default page of {named.Page}.", evidence)
            : Verdict.Pass(target.Name, $"{answers.Count} kinds of bad input reveal nothing.", evidence);
    }

    private static Verdict Unasked(TargetFacts target) => Verdict.Unknown(target.Name, UnknownReason.Never, "No error probe was made.");

    private static string Short(Answer answer) => answer.Asked.Length <= 60 ? answer.Asked : answer.Asked[..60] + "…";

    // What a page shows of its own failure was never sent.
    [GeneratedRegex("""\.(tsx|jsx|vue|svelte)$|(^|/)(clients?|frontend)/""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InBrowser();

    [GeneratedRegex("""(json|send|render|write|body|detail|Problem|Response|jsonify|HttpResponse)\w*\s*[(:=][^;\n]{0,120}\b(err(or)?|ex|exception|e)\.(stack|StackTrace|ToString\(\)|printStackTrace)|(return|jsonify|HttpResponse|JSONResponse)[^;\n]{0,80}traceback\.format_exc|server\.error\.include-stacktrace\s*[=:]\s*["']?always|ini_set\(\s*["']display_errors["']\s*,\s*["']?(1|On)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SentPattern();

    // An advice may also only fill in the model, and a rescue may be for one kind of error.
    [GeneratedRegex("""\b(UseExceptionHandler|AddProblemDetails|exception_handler|setErrorHandler|useGlobalFilters|implements\s+ExceptionFilter)\b|\bIExceptionFilter\b|@(Rest)?ControllerAdvice\b(?=[\s\S]{0,4000}?(@ExceptionHandler|ResponseEntityExceptionHandler))|\brescue_from\s+(StandardError|Exception)\b|\.errorhandler\(\s*(Exception|500|HTTPException)|\bregister_error_handler\(|\bgin\.Recovery\(|\bmiddleware\.Recover(er)?\b|\bHTTPErrorHandler\s*=|\bIntoResponse\s+for\s+\w*Error|\brender_errors:|->withExceptions\(|\bextends\s+ExceptionHandler\b|\bUseMiddleware<\w*Exception\w*>|\(\s*_?(err|error)\w*(:\s*[\w.|\s]+)?\s*,\s*_?req\w*(:\s*[\w.]+)?\s*,\s*_?res\w*(:\s*[\w.]+)?\s*,\s*_?next(:\s*[\w.]+)?\)\s*(=>\s*)?\{""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HandlerPattern();

    [GeneratedRegex("""status(Code)?\(?\s*[:(=]?\s*500\)?[^;]{0,200}\b(err(or)?|ex|exception)\.[mM]essage|include-message\s*[:=]\s*["']?always""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MessagePattern();
}
