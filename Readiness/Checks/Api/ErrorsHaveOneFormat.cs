using System.Globalization;
using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Reliability;

namespace Gapless.Readiness.Checks.Api;

public sealed partial class ErrorsHaveOneFormat : Check
{
    private static readonly Idiom Described = new("api.problem-details/described", ["application/problem+json", "AddProblemDetails", "ProblemDetail", "problemdetails", "problem-details", "problem_details", "ProblemDetails"])
    {
        Pattern = Problem(),
        Languages = [.. Language.Code, Language.Configuration, Language.Yaml],
    };

    // ASP.NET describes only the errors that something makes: exceptions, and answers without a body.
    private static readonly Idiom Covered = new("api.problem-details/covered", ["UseExceptionHandler", "UseStatusCodePages", "[ApiController]"]) { Languages = [Language.CSharp] };

    private static readonly Idiom OwnEnvelope = new("api.problem-details/own", [".json(", "jsonify(", "JSONResponse(", "ResponseEntity", "render json", "c.JSON(", "WriteAsJsonAsync(", "WriteAsync(", "IntoResponse for", "render_error("]) { Pattern = Envelope(), Languages = Language.Code, Accept = match => !match.Text.StartsWith("Write", StringComparison.Ordinal) || ErrorFile().IsMatch(match.Path) };

    // One JSON form for every error, though not the standard's.
    private static readonly string[] OneForm = ["fastapi", "@nestjs/core", "fastify", "djangorestframework", "laravel/framework", "spring-boot-starter-web*", "@hapi/hapi", "litestar"];

    public override CheckInfo Info { get; } = new("api.problem-details", Category.Api, Priority.Medium, "Errors have one machine-readable format")
    {
        Why = "A client that has to guess the form of an error shows its users none, or the wrong one.",
        Remedy = "Answer every error with problem details (application/problem+json), the unknown path and the wrong method too, with the status in it and an id to quote.",
        Effort = Effort.Small,
        Methods = [Method.Live, Method.Repository],
        References = ["RFC 9457 section 3", "RFC 9110 section 15", "OWASP ASVS 5.0 16.5.1"],
        AppliesWhen = Condition.Any(Fact.Api, Fact.ApiTarget),
    };

    public override ImmutableArray<Idiom> Idioms => [Described, Covered, OwnEnvelope];

    public override ImmutableArray<ProbeRequest> Requests => ApiDescription.Requests;

    public override IEnumerable<ProbeRequest> FollowUps(TargetFacts target) => Probes(target);

    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        var answers = Probes(target).Select(target.Answer).Where(answer => answer.Failure != AnswerFailure.NotAsked).ToList();
        if (answers.Select(answer => target.WhyUnknown(answer, allowsRefusal: true)).FirstOrDefault(unknown => unknown is not null) is { } unknown)
        {
            return [unknown];
        }

        var judged = answers.Select(answer => (Answer: answer, Form: FormOf(answer))).ToList();
        return judged.Count == 0 ? [Verdict.Unknown(target.Name, UnknownReason.Never, "No error of its API was seen.")] : [Judge(target, judged)];
    }

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository) => ApiComponents.Of(repository).Select(component => Judge(repository, component));

    private static Verdict Judge(TargetFacts target, List<(Answer Answer, ErrorForm Form)> judged)
    {
        var evidence = judged.Select(one => one.Answer.Seen(Words(one.Form), "content-type")).ToList();
        var seen = string.Join(", ", judged.Select(one => $"{one.Answer.Asked}: {Words(one.Form)}"));
        var forms = judged.Select(one => one.Form).Distinct().ToList();
        return forms switch
        {
            [ErrorForm.Problem] => Verdict.Pass(target.Name, $"Each of the {judged.Count} errors that were made is a problem with its status.", evidence),
            _ when forms.Contains(ErrorForm.Problem) => Verdict.Partial(target.Name, $"Some errors are problems, others are not: {seen}.", evidence),
            [ErrorForm.OwnJson or ErrorForm.WrongStatus] => Verdict.Partial(target.Name, $"Errors have a form of their own: {seen}.", evidence),
            _ => Verdict.Fail(target.Name, $"Errors have no form that a program can read: {seen}.", evidence),
        };
    }

    private static Verdict Judge(RepositoryFacts repository, ComponentFacts component)
    {
        if (SharedCode.FirstOf(repository, component, Described) is { } described)
        {
            var evidence = Evidence.Strong("problem details", described.Location);
            return component.Stack == Fact.DotNet && SharedCode.FirstOf(repository, component, Covered) is null
                ? Verdict.Partial(component.Name, "Problem details are set up, but nothing makes errors into them.", evidence)
                : Verdict.Pass(component.Name, $"{described.Path} makes errors problem details.", evidence);
        }

        return OneForm.Select(component.Manifest.Find).FirstOrDefault(found => found is not null) is { } framework
                ? Verdict.Partial(component.Name, $"{framework.Name} gives errors a form of its own.", Evidence.Strong("framework", new(component.Manifest.Path, framework.Line)))
            : repository.FirstOf(component, OwnEnvelope) is { } own ? Verdict.Partial(component.Name, "Errors have a form of its own.", Evidence.Strong("own form", own.Location))
            : Verdict.Fail(component.Name, "Nothing gives its errors a form that a program can read.", Evidence.Strong("no problem details, no form of its own", new(component.Manifest.Path, 0)));
    }

    /// <summary>A path of the API that is not there, one that cannot be read, and what is protected.</summary>
    private static IEnumerable<ProbeRequest> Probes(TargetFacts target)
    {
        var operations = ApiDescription.Of(target)?.Operations ?? [];
        var below = operations.Select(operation => operation.Path.Split('/', StringSplitOptions.RemoveEmptyEntries)).FirstOrDefault(parts => parts.Length > 1)?[0] ?? "api";
        var paths = new[] { $"/{below}/gapless-nothing", $"/{below}/%E0%A4%A" }
            .Concat(operations.Where(operation => operation is { Method: "GET", IsProtected: true, NeedsSecretQuery: false }).Take(1).Select(operation => operation.Filled));
        return paths.Select(path => ProbeRequest.Get(path).With("accept", "application/problem+json, application/json"));
    }

    private static ErrorForm FormOf(Answer answer)
    {
        if (answer.IsSuccess)
        {
            return ErrorForm.NoError;
        }

        var body = answer.IsJson ? JsonNodes.Read(answer.Text) : Node.Missing;
        return answer.Bytes == 0 ? ErrorForm.Empty
            : body.Entries.IsEmpty ? ErrorForm.Text
            : answer.MediaType is not "application/problem+json" || (!body["title"].Exists && !body["type"].Exists) ? ErrorForm.OwnJson
            : body["status"].Exists && body["status"].Text != answer.Status?.ToString(CultureInfo.InvariantCulture) ? ErrorForm.WrongStatus
            : ErrorForm.Problem;
    }

    private static string Words(ErrorForm form) => form switch
    {
        ErrorForm.Problem => "a problem",
        ErrorForm.WrongStatus => "a problem with another status in it",
        ErrorForm.OwnJson => "JSON of its own",
        ErrorForm.Empty => "an empty body",
        ErrorForm.NoError => "answered as if all were well",
        _ => "text",
    };

    [GeneratedRegex("""(application/problem\+json|\.AddProblemDetails\(|(?<![\w.])ProblemDetails?\.(forStatus|of|create)|ResponseEntityExceptionHandler|problemdetails[._]enabled|mvc:\s*\n\s+problemdetails:|require\(['"][^'"]*problem-details|from\s+['"][^'"]*problem-details|fastapi_problem|rfc(9457|7807))""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Problem();

    // Middleware/GlobalExceptionMiddleware.cs
    [GeneratedRegex("""(Exception|Error)\w*\.cs$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ErrorFile();

    // res.status(404).json({ error: …     return jsonify(error=…), 404     c.JSON(http.StatusNotFound, gin.H{"error": …
    [GeneratedRegex("""(\.status\([^)]{1,40}\)\s*\.json\(\s*\{|jsonify\([^)]{0,80}error|JSONResponse\([^)]{0,120}status_code|ResponseEntity\.status\(|render\s+json:\s*\{?\s*\{?\s*error|\.JSON\(\s*(http\.Status\w+|[45]\d\d)|\bWrite(AsJson)?Async\(|\bIntoResponse\s+for\s+\w*Error\w*[^}]{0,300}?\bJson\(|\brender_error\(\s*(conn\s*,\s*)?[45]\d\d)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Envelope();
}
