using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Api;

public sealed partial class ErrorsAreHandledOnce : Check
{
    private static readonly ImmutableArray<Idiom> Handlers =
    [
        Handler("dotnet", Language.CSharp, ["UseExceptionHandler", "IExceptionHandler", "AddExceptionHandler", "ExceptionFilter", "UseMiddleware<"], DotNet()),
        Handler("express", Language.JavaScript, ["err", "setErrorHandler", "ExceptionFilter", "useGlobalFilters", "APP_FILTER", "onError", "global-error"], JavaScript()),
        Handler("python", Language.Python, ["exception_handler", "errorhandler", "handler500", "add_exception_handler", "EXCEPTION_HANDLER", "ExceptionMiddleware"], Python()),
        Handler("go", Language.Go, ["Recover", "recover()", "gin.Default"], Go()) with { Accept = match => !match.Text.Contains("recover()", StringComparison.Ordinal) || Outermost().IsMatch(match.Path) },
        Handler("java", Language.Java, ["ControllerAdvice", "ExceptionMapper", "ErrorWebExceptionHandler", "@ExceptionHandler"], Java()),
        Handler("ruby", Language.Ruby, ["rescue_from", "exceptions_app"], Ruby()),
        Handler("php", Language.Php, ["ExceptionHandler", "withExceptions", "set_exception_handler", "setErrorHandler"], Php()),
        Handler("rust", Language.Rust, ["CatchPanicLayer", "ErrorHandlers", "IntoResponse for", "ResponseError for", "error_handlers", "catchers!", "#[catch"], Rust()),
        Handler("elixir", Language.Elixir, ["ErrorJSON", "ErrorView", "render_errors", "Plug.ErrorHandler"], Elixir()),
    ];

    // Next keeps its handlers in files of a fixed name.
    private static readonly string[] NextFiles = ["error.tsx", "error.jsx", "global-error.tsx", "global-error.jsx", "_error.tsx", "_error.jsx", "+error.svelte", "error.vue"];

    // They log an unexpected error and answer a plain 500 where nobody decided anything.
    private static readonly string[] Safe = ["django", "rails", "laravel/framework", "phoenix", "@nestjs/core", "next", "spring-boot-starter-web*", "rocket", "koa", "fastapi", "starlette", "flask", "symfony/framework-bundle", "symfony/http-kernel"];

    private static readonly Idiom Logged = new("error.handler/logged", ["log", "capture", "Sentry", "console.error"]) { Pattern = LogsError(), Languages = Language.Code, LimitPerFile = 50 };

    private static readonly HandlerLeaks Leaks = new("error.handler");

    public override CheckInfo Info { get; } = new("error.handler", Category.Api, Priority.Critical, "A global handler catches every unhandled error, logs it and answers safely")
    {
        Why = "Without one, an unexpected error ends a process or shows its insides to a stranger, and leaves no trace for those who must mend it.",
        Remedy = "Register one last-resort handler that logs the error with its trace and answers with a plain 500 and an id.",
        Effort = Effort.Small,
        Methods = [Method.Repository],
        References = ["OWASP ASVS 5.0 16.5.1, 16.5.4", "CWE-209"],
        AppliesWhen = Condition.All(Fact.Http),
    };

    public override ImmutableArray<Idiom> Idioms => [.. Handlers, Logged, .. Leaks.Idioms];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository) =>
        repository.Components.Where(component => component.Kind == ComponentKind.Http).Select(component => Judge(repository, component));

    private static Verdict Judge(RepositoryFacts repository, ComponentFacts component)
    {
        var handler = repository.FirstOf(component, Handlers.AsSpan()) ?? InSharedLibrary(repository, component);
        if (handler is null)
        {
            return PageHandler(repository, component) is { } page
                ? Verdict.Partial(component.Name, "Pages have an error boundary, but nothing handles errors of the API.", Evidence.Certain("error page", new(page.Path, 0)))
                : FrameworkDefault(component);
        }

        var evidence = Evidence.Strong("last-resort handler", handler.Location);
        if (Leaks.Of(repository, component, handler) is { } leak)
        {
            return Verdict.Partial(component.Name, "Its handler tells the message of an unexpected error to the caller.", evidence, Evidence.Strong("the message leaves", leak.Location));
        }

        return LogsBySelf(component) || repository.HitsOf(Logged, component).Any(hit => hit.Path == handler.Path && Math.Abs(hit.Line - handler.Line) <= 60)
            ? Verdict.Pass(component.Name, $"{handler.Path} handles and logs what nothing else does.", evidence)
            : Verdict.Partial(component.Name, "Its handler does not log the error.", evidence);
    }

    /// <summary>The middleware of ASP.NET Core, Django, Laravel, Rails and Phoenix logs the exception before the handler runs.</summary>
    private static bool LogsBySelf(ComponentFacts component) => component.Stack is Fact.DotNet or Fact.Ruby or Fact.Elixir || component.Manifest.Find("django") is not null || component.Manifest.Find("laravel/framework") is not null;

    /// <summary>Some frameworks answer with a plain 500 and log by default; that is safe, though nobody decided it.</summary>
    private static Verdict FrameworkDefault(ComponentFacts component)
    {
        var where = Evidence.Certain("no handler found", new(component.Manifest.Path, 0));
        return Safe.Any(name => component.Manifest.Find(name) is not null)
            ? Verdict.Partial(component.Name, "Only the framework's default handles unexpected errors.", where)
            : Verdict.Fail(component.Name, "Nothing handles an unexpected error.", where);
    }

    private static IdiomHit? InSharedLibrary(RepositoryFacts repository, ComponentFacts component) => Handlers
        .SelectMany(idiom => repository.SharedHitsOf(idiom))
        .FirstOrDefault(hit => repository.ComponentOf(hit.Path) is { Kind: ComponentKind.Library } library && library.Stack == component.Stack);

    private static FileFact? PageHandler(RepositoryFacts repository, ComponentFacts component) =>
        repository.FilesOf(component).FirstOrDefault(file => file.Class == PathClasses.Production && NextFiles.Contains(file.Name, StringComparer.OrdinalIgnoreCase));

    private static Idiom Handler(string name, string language, ImmutableArray<string> anchors, Regex pattern) =>
        new("error.handler/" + name, anchors) { Pattern = pattern, Languages = [language], CodeOnly = language is not Language.Elixir };

    [GeneratedRegex("""(\.UseExceptionHandler\(|:\s*(\w+,\s*)*IExceptionHandler\b|AddExceptionHandler<|UseMiddleware<\w*(Exception|Error)\w*>|\bFilters\.Add(<|\(\s*(new|typeof)\W+)\w*Exception\w*|class\s+\w+[^{;]{0,120}:\s*(\w+,\s*)*(ExceptionFilterAttribute|I(Async)?ExceptionFilter)\b)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DotNet();

    // app.use((err, req, res, next) => …)   (err: Error, req: Request, res: Response, next: NextFunction)
    [GeneratedRegex("""(\(\s*_?(err|error|e)(\s*:\s*[\w.<>|\s]+)?\s*,\s*_?(req|request|ctx|c)\w*(\s*:\s*[\w.<>]+)?\s*,\s*_?(res|reply|response)\w*(\s*:\s*[\w.<>]+)?\s*,\s*_?next|\.setErrorHandler\(|implements\s+ExceptionFilter|extends\s+BaseExceptionFilter|useGlobalFilters\(|APP_FILTER|\b(app|server|api|router)\.onError\(|\.context\.onerror\s*=)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex JavaScript();

    [GeneratedRegex("""(\.exception_handler\(\s*(Exception|500)|add_exception_handler\(\s*(Exception|500)|\.errorhandler\(\s*(Exception|500|HTTPException)|\bhandler500\s*=|EXCEPTION_HANDLER\b|add_middleware\(\s*\w*(Exception|Error)\w*Middleware\b)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Python();

    [GeneratedRegex("""(middleware\.Recover(er)?\b|gin\.(Default\(|Recovery|CustomRecovery)|recover\.New\(|handlers\.RecoveryHandler|:?=\s*recover\(\))""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Go();

    // A recover() anywhere else guards its own work only.
    [GeneratedRegex("""middleware|recover|panic|handler|server|http|router""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Outermost();

    [GeneratedRegex("""(@(Rest)?ControllerAdvice\b(?=[\s\S]{0,4000}?(@ExceptionHandler|ResponseEntityExceptionHandler))|implements\s+ExceptionMapper<|ErrorWebExceptionHandler|@ExceptionHandler\(\s*(Exception|Throwable))""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Java();

    [GeneratedRegex("""(rescue_from\s+(StandardError|Exception)|exceptions_app\s*=)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ruby();

    [GeneratedRegex("""(extends\s+ExceptionHandler|->withExceptions\(|set_exception_handler\(|setErrorHandler\(|setDefaultErrorHandler\()""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Php();

    [GeneratedRegex("""(CatchPanicLayer|ErrorHandlers::new|impl\s+IntoResponse\s+for\s+\w*Error|impl\s+(\w+::)*ResponseError\s+for|catchers!\[|#\[catch\((500|default)\))""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rust();

    [GeneratedRegex("""(ErrorJSON|ErrorView|render_errors|Plug\.ErrorHandler)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Elixir();

    [GeneratedRegex("""(\blog(ger|ging)?\b[ \t]*[.(]|\blog\w*\.(error|Error|exception|critical|warn)|\bcapture(Exception|_exception|Error)\(|console\.error\(|\bslog\.|\b(tracing|log)::(error|warn)|(?<!\w)(error|warn)!\(|\bLog(Error|Critical|Warning)\()""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LogsError();
}
