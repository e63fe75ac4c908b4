using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Api;

/// <summary>Whether the last-resort handler tells callers what an unexpected error says of itself.</summary>
internal sealed partial class HandlerLeaks(string check)
{
    // What is told, not who is asked: errors stand in every file.
    private readonly Idiom leak = new(check + "/leak", ["err.message", "error.message", "e.message", "ex.message", "exc.message", "exception.message", "err.stack", "error.stack", "e.stack", "ex.stack", "exception.stack", "err.tostring()", "error.tostring()", "e.tostring()", "ex.tostring()", "exception.tostring()", "str(e", "repr(e", "err.error()"])
    {
        Pattern = Message(),
        Languages = Language.Code,
        Accept = match => !NotSent().IsMatch(match.LineText) && !NotSent().IsMatch(match.Text),
    };

    // Where the errors that handlers left behind are answered: c.Errors of gin, the HTTPErrorHandler of echo.
    private readonly Idiom collected = new(check + "/collected", ["c.Errors", "ctx.Errors", "HTTPErrorHandler"]) { Languages = [Language.Go], CodeOnly = true, LimitPerFile = 1 };

    // An error that somebody made for users says so; of all others the handler tells nothing.
    private readonly Idiom told = new(check + "/told", ["isOperational", "is_operational"]) { Languages = Language.Code, CodeOnly = true, LimitPerFile = 1 };

    public ImmutableArray<Idiom> Idioms => [leak, collected, told];

    /// <summary>The leak beside the handler, in the file of the class that is registered, or where a Go program answers what its handlers left.</summary>
    public IdiomHit? Of(RepositoryFacts repository, ComponentFacts component, IdiomHit? handler)
    {
        if (handler is null)
        {
            return null;
        }

        var named = Named().Match(handler.Excerpt) is { Success: true } name ? Plain(name.Groups["name"].Value) : null;
        return repository.PartsOf(component).SelectMany(part => repository.HitsOf(leak, part)).FirstOrDefault(hit => !repository.HitsIn(hit.Path, told).Any()
            && ((hit.Path == handler.Path && Math.Abs(hit.Line - handler.Line) <= 40)
            || (named is not null && named.Equals(Plain(Path.GetFileNameWithoutExtension(hit.Path)), StringComparison.Ordinal))
            || (hit.Language is Language.Go && repository.HitsIn(hit.Path, collected).Any())));
    }

    private static string Plain(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    // app.UseMiddleware<GlobalExceptionMiddleware>()   new HttpExceptionFilter()   useClass: AllExceptionsFilter
    [GeneratedRegex("""(<|new\s+|useClass:\s*)(?<name>\w*(Exception|Error)\w*)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();

    // A log keeps it; a kind of error that was made for users may speak to them.
    [GeneratedRegex("""console\.|\blog(ger|ging)?\w*[.(]|_log|\bLog(Error|Warning|Critical|Information)\(|instanceof|IsDevelopment|isDev|NODE_ENV|\bis\s+\w+Exception""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotSent();

    // res.json({ error: err.message })   detail=str(exc)   ex.ToString()   c.JSON(500, err.Error()): who is told stands before it, and is asked for last.
    [GeneratedRegex("""\b(err|error|e|ex|exc|exception)\.(message|stack|Message|StackTrace|ToString\(\))((?<=(json|send|body|write\w*|content|detail|message|error)\w*\s*[(:=]+\s*\{?[^;\n]{0,100})|(?<=_\s*=>[^;]{0,180}\b(ex|exception|e)\.\w+(\(\))?)|(?<=catch\s*\(\s*Exception\s[^}]{0,600}(Message|Detail|[eE]rror)\s*=\s*(ex|exception|e)\.\w+(\(\))?))|\b(str|repr)\((e|ex|exc|err|error)\)(?<=(detail|content|message)\s*[=:]\s*\{?[^;\n]{0,80})|\be\.Err\.Error\(\)|\berr(\.Err)?\.Error\(\)(?<=(JSON|rite\w*Error|http\.Error|\.String|AbortWithStatusJSON)\([^;\n]{0,120})""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Message();
}
