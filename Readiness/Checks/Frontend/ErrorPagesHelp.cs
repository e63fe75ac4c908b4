using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Frontend;

public sealed partial class ErrorPagesHelp : Check
{
    private static readonly ProbeRequest Missing = ProbeRequest.Get("/gapless-no-such-page").With("accept", "text/html");

    private static readonly Idiom NotFoundView = new("ux.error-pages/not-found", ["path: '**'", "path: \"**\"", "path: '*'", "path: \"*\"", "path=\"*\"", "pathMatch(", "catchAll", "notFoundComponent", "UseStatusCodePages", "<NotFound>", "handler404", "errorhandler(404", "error_page 404", "/404", "NotFoundPage", "render_404", "setNotFoundHandler", "NoRoute("])
    {
        Pattern = NotFoundRoute(),
        Languages = [.. Language.Code, Language.Markup, Language.Configuration],
        Accept = match => !Redirect().IsMatch(match.LineText),
    };

    private static readonly Idiom FailureView = new("ux.error-pages/failure", ["UseExceptionHandler", "UseStatusCodePages", "handler500", "errorhandler(500", "errorElement", "errorComponent", "error_page 500", "exceptions_app", "ErrorPage", "InternalServerError", "ErrorBoundary"]) { Pattern = FailurePage(), Languages = [.. Language.Code, Language.Markup, Language.Configuration] };

    private static readonly Idiom Boundary = new("ux.error-pages/boundary", ["componentDidCatch", "getDerivedStateFromError", "react-error-boundary", "ErrorBoundary", "errorElement", "errorCaptured", "onErrorCaptured", "errorHandler", "svelte:boundary", "ErrorHandler", "errorComponent", "handleError"])
    {
        Pattern = BoundaryUse(),
        Languages = [Language.JavaScript, Language.Markup, Language.CSharp],
    };

    // They show a page of their own, of the site, when a view throws.
    private static readonly string[] WithPagesOfTheirOwn = ["rails", "laravel/framework", "symfony/twig-bundle", "phoenix"];

    public override CheckInfo Info { get; } = new("ux.error-pages", Category.Frontend, Priority.High, "Users see helpful error pages and the app survives component failures")
    {
        Why = "A blank page after a small failure loses the order, and a bare 404 the visitor.",
        Remedy = "Add a page for what is not found and one for what failed in the site's own layout, and a boundary with a way to try again.",
        Effort = Effort.Small,
        Methods = [Method.Live, Method.Repository],
        References = ["OWASP ASVS 5.0 16.5.1", "RFC 9110 section 15.5.5"],
        AppliesWhen = Condition.Any(Fact.Frontend),
    };

    public override ImmutableArray<Idiom> Idioms => [NotFoundView, FailureView, Boundary];

    public override ImmutableArray<ProbeRequest> Requests => [Missing];

    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        var answer = target.Answer(Missing).Final;
        if (PageReader.Page(target) is not { } home || !answer.IsAnswered || answer.Status is 401 or 403 or >= 500)
        {
            return [target.WhyUnknown(target.Home.Final) ?? Verdict.Unknown(target.Name, UnknownReason.Never, "There is no page to compare, or what does not exist cannot be asked for.")];
        }

        var evidence = answer.Seen($"status {answer.Status}, {answer.Bytes} bytes", "content-type", "server");
        return [answer switch
        {
            { Status: not 404, IsSuccess: true } => target.Facts.Has(Fact.SinglePage) || IsShell(home)
                ? Verdict.Partial(target.Name, "What does not exist answers 200; the page may say so once its script runs.", evidence)
                : Verdict.Fail(target.Name, "What does not exist answers 200.", evidence),
            { IsHtml: false } => Verdict.Partial(target.Name, "What does not exist answers without a page.", evidence),
            _ when Bare().IsMatch(answer.Text) => Verdict.Fail(target.Name, "What does not exist shows the server's own page.", evidence),
            _ when Plain().IsMatch(answer.Text) => Verdict.Partial(target.Name, "What does not exist shows the framework's own page.", evidence),
            _ when !HomeLink().IsMatch(answer.Text) => Verdict.Unknown(target.Name, UnknownReason.Never, "The page for what does not exist has no link home in its HTML; a script may add it.", evidence),
            _ when !SharesLayout(home, answer) => Verdict.Partial(target.Name, "The page for what does not exist has not the site's layout.", evidence),
            _ => Verdict.Pass(target.Name, "What does not exist shows a page of the site, with a way home.", evidence),
        }];
    }

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository) => repository.Components
        .Where(component => component.Facts.Has(Fact.Frontend) && component.Kind is ComponentKind.Http or ComponentKind.StaticSite).Select(component => Judge(repository, component));

    private static Verdict Judge(RepositoryFacts repository, ComponentFacts component)
    {
        var files = repository.FilesOf(component).Where(file => file.Class is PathClasses.Production).ToList();
        var own = WithPagesOfTheirOwn.Select(component.Manifest.Find).FirstOrDefault(found => found is not null);
        var missing = Page(files, MissingFile()) ?? Show("view for what is not found", repository.FirstOf(component, NotFoundView));
        var failed = Page(files, FailureFile()) ?? Show("view for what failed", repository.FirstOf(component, FailureView));
        var boundary = Page(files, BoundaryFile()) ?? Show("boundary", repository.FirstOf(component, Boundary));
        var needsBoundary = component.Facts.Has(Fact.SinglePage);
        (string Name, Evidence? Evidence)[] parts = needsBoundary
            ? [("a page for what is not found", missing), ("a page for what failed", failed), ("a boundary around components", boundary)]
            : [("a page for what is not found", missing), ("a page for what failed", failed)];
        var found = parts.Select(part => part.Evidence).OfType<Evidence>().ToList();
        var lacks = parts.Where(part => part.Evidence is null).Select(part => part.Name).ToList();
        return (lacks.Count, found.Count, own) switch
        {
            (0, _, _) => Verdict.Pass(component.Name, "It has pages of its own for what is not found and what failed.", found),
            (_, >= 2, _) or (1, 1, _) when found.Count >= (needsBoundary ? 2 : 1) => Verdict.Partial(component.Name, $"It lacks {string.Join(" and ", lacks)}.", found),
            (_, 0, not null) => Verdict.Partial(component.Name, $"It shows the error pages of {own.Name} only.", Evidence.Hint("framework", new(component.Manifest.Path, own.Line))),
            _ => Verdict.Fail(component.Name, $"It lacks {string.Join(" and ", lacks)}.", found.DefaultIfEmpty(Evidence.Strong("no error page", new(component.Manifest.Path, 0)))),
        };
    }

    private static Evidence? Page(List<FileFact> files, Regex name) => files.Find(file => name.IsMatch(file.Path)) is { } page ? Evidence.Strong("error page", new(page.Path, 0)) : null;

    private static Evidence? Show(string message, IdiomHit? hit) => hit is null ? null : Evidence.Strong(message, hit.Location);

    // An almost empty body that a script fills
    private static bool IsShell(Answer home) => home.Text.Length - home.Text.IndexOf("<body", StringComparison.OrdinalIgnoreCase) < 2000 && home.Text.Contains("<script", StringComparison.OrdinalIgnoreCase);

    private static bool SharesLayout(Answer home, Answer missing) =>
        Reference().Matches(home.Text).Select(match => match.Groups["url"].Value).Intersect(Reference().Matches(missing.Text).Select(match => match.Groups["url"].Value), StringComparer.Ordinal).Any();

    // What servers say of themselves: nginx, Apache, IIS, Tomcat, Express, Go
    [GeneratedRegex("""(<center>\s*nginx|<address>Apache|The requested URL was not found on this server|IIS \d|HTTP Error 404|Apache Tomcat|Cannot GET /|^404 page not found|Whitelabel Error Page|openresty</center>)""", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bare();

    [GeneratedRegex("""(This page could not be found|<title>Not Found</title>|The page you were looking for doesn't exist|Page not found at|404 \| Not Found)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Plain();

    [GeneratedRegex("""<a[^>]{0,300}\shref\s*=\s*["']?(https?://[^/"'\s>]+)?/?["'\s>]""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HomeLink();

    [GeneratedRegex("""<(link|script)[^>]{0,300}?\s(href|src)\s*=\s*["']?(?<url>[^"'\s>]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Reference();

    [GeneratedRegex("""(^|/)(app/([^/]+/)*(not-found|global-not-found)\.[jt]sx?|pages/(404|_error)\.\w+|public/404\.html|templates/([^/]+/)*404\.html(\.\w+)?|views/errors/404\.\w+[\w.]*|errors/(404|not_found)[\w.]*|error/404[\w.]*|404\.(html|vue|svelte|astro|md|tsx|jsx|cshtml|razor|erb|blade\.php)|NotFound\w*\.(tsx?|jsx?|vue|svelte|razor|cshtml)|not-?found[\w.-]*\.(tsx?|jsx?|vue|svelte|html|component\.ts)|\+error\.svelte|error\.vue|routes/\$\.tsx|Errors?/404\.\w+)$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MissingFile();

    [GeneratedRegex("""(^|/)(app/([^/]+/)*(global-)?error\.[jt]sx?|pages/(500|_error)\.\w+|public/500\.html|templates/([^/]+/)*500\.html(\.\w+)?|views/errors/5\d\d\.\w+[\w.]*|errors/500[\w.]*|error/500[\w.]*|500\.(html|vue|svelte|astro|cshtml|razor)|Error(Page|View)?\.(cshtml|razor|vue|tsx|jsx)|\+error\.svelte|error\.(vue|html|tsx)|(server|internal)-?error[\w.-]*\.(tsx?|jsx?|vue|html)|error_html\.ex|error_view\.ex)$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FailureFile();

    [GeneratedRegex("""(^|/)(app/([^/]+/)*(global-)?error\.[jt]sx?|\+error\.svelte|[Ee]rror-?[Bb]oundary[\w.-]*\.(tsx?|jsx?|vue|razor))$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BoundaryFile();

    // { path: '**', component: NotFound }   <Route path="*" …>   path: '/:pathMatch(.*)*'   app.UseStatusCodePagesWithReExecute("/error/{0}")
    [GeneratedRegex("""(path\s*[:=]\s*\{?["'`](\*\*?|/\*|/:pathMatch\(|/:catchAll\()|notFoundComponent|UseStatusCodePages\w*\(|<NotFound>|\bhandler404\s*=|errorhandler\(404|error_page\s+404|\bNotFoundPage\b|["']/404["']\s*(=>|,)|\brender_404\b|setNotFoundHandler\(|\.NoRoute\()""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotFoundRoute();

    // A route that takes everything home hides that a page is missing.
    [GeneratedRegex("""(redirectTo\s*:|<Navigate\b|\bredirect\s*:)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Redirect();

    [GeneratedRegex("""(\.UseExceptionHandler\(\s*["']|\.UseStatusCodePages\w*\(|\bhandler500\s*=|errorhandler\((500|Exception)|\berrorElement\b|\berrorComponent\b|defaultErrorComponent|error_page\s+(404\s+)?50\d|exceptions_app|<ErrorPage\b|export\s+(function|const)\s+ErrorBoundary)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FailurePage();

    [GeneratedRegex("""(\bcomponentDidCatch\b|\bgetDerivedStateFromError\b|["']react-error-boundary["']|<(Sentry\.)?ErrorBoundary\b|withErrorBoundary\(|\berrorElement\b|\berrorCaptured\b|\bonErrorCaptured\b|app\.config\.errorHandler|<svelte:boundary|provide:\s*ErrorHandler|(implements|extends)\s+ErrorHandler|\berrorComponent\b|export\s+(function|const)\s+ErrorBoundary)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BoundaryUse();
}
