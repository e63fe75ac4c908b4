using System.Text.Json;
using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Data;

namespace Gapless.Readiness.Checks.Security;

public sealed partial class InputIsValidated : Check
{
    private const int NearlyAll = 95;
    private const int Half = 50;

    // What a person writes; a bundle is one line.
    private const int LongestWritten = 1000;

    private static readonly Idiom Write = WriteRoutes.Idiom("input.validation");

    // The routes of an interface that calls another service.
    private static readonly Idiom Calling = Phrases.Idiom("input.validation/client", [Language.Java], """@RegisterRestClient\b""", """@FeignClient\b""") with { LimitPerFile = 1 };

    // Of the methods of Spring only these take what the caller sends.
    private static readonly Idiom Body = new("input.validation/body", ["@RequestBody", "@RequestPart", "MultipartFile", "@ModelAttribute"]) { Languages = [Language.Java], CodeOnly = true, LimitPerFile = 60 };

    // Where routes are listed apart, the actions say what is done with the input.
    private static readonly Idiom Action = Phrases.Idiom("input.validation/action", [Language.Ruby, Language.Php, Language.Elixir], """^[ \t]*def create\b""", """^[ \t]*def update\b""", """public function store\(""", """public function update\(""");

    private static readonly Idiom Validated = Phrases.Idiom(
        "input.validation/validated",
        Language.Code,
        """\.safeParse(Async)?\(""", """\.parse(Async)?\(\s*(await\s+)?(req|request|body|ctx|c\.req|formData|Object\.fromEntries|data|input|json|payload)""", """\bvalidate\w*\(""", """\bzValidator\(""", """\([^)\n]{0,80}[sS]chema\b""", """\bvValidator\(""", """\bcelebrate\(""", """\bcheckSchema\(""", """\bbody\(\s*['"]\w+['"]\s*\)\.""", """\bJoi\.""", """\byup\.""", """\bajv\.""", """\.input\(""", """\bschema:\s*[\w{]""", """@Body\(\)[^,)\n]{0,60}:\s*\w*(Dto|Input|Request|Body)\b""", """@Body\(\s*new \w+Pipe""", """\bValidatedBody\b""", """\bvalidator\(""", """\bvalidators\.\w+""", """[sS]chema\w*(\([^)\n]{0,60}\))?\.load\(""",
        """\.WithParameterValidation\(""", """\bIValidator<""", """\.AddEndpointFilter<[^>\n]{0,60}Valid""", """ModelState\.IsValid""", """\[FromBody\]\s*\w""", """\bValidationProblem\(""", """[fF]aults\.(Any|Count)\b""", """Any: true \} \w*[fF]ault""", """[eE]rrors\.(Any|Count|length|size|IsEmpty|isEmpty|empty|HasErrors|hasErrors)\b""", """\bthrow new \w*Validation\w*\(""", """\braise \w*Validation\w*\(""", """\bvalidationResult\(""", """\[Validate\w*\]""",
        """\bserializer\.is_valid\(""", """\bserializer_class\b""", """:\s*[\w.\[]+Create\b""", """:\s*[\w.\[]+Update\b""", """:\s*[\w.\[]+Request\b""", """:\s*[\w.\[]+Schema\b""", """:\s*[\w.\[]+Payload\b""", """:\s*[\w.\[]+Input\b""", """:\s*[\w.\[]+Register\b""", """\bform\.is_valid\(""", """\bvalidate_on_submit\(""", """\.load\(\s*request""", """\bform_valid\b""",
        """\bShouldBind\w*\(""", """\bBindJSON\(""", """\.Struct\(""", """\bBindAndValidate""", """\bBindAndCheck\w*\(""", """\bbind\w*\(\s*[\w.]+\{""", """\bdecodeValid\b""", """@Valid\b""", """@Validated\b""", """\bpermit\(""", """\bparams\.expect\(""", """\$request->validate\(""", """\$this->validate\(""", """\bvalidated\(\)""", """->isValid\(\)""", """\bMapRequestPayload\b""", """\bMapQueryString\b""", """\b\w+Request \$\w+""", """\b\w+Data \$\w+""", """\bValidator::make\(""", """\bchangeset\(""", """\bcast\(""", """web::Json<""", """\bJson\(\s*\w+\s*\)\s*:\s*""", """\bJson<""", """\bValidatedJson""", """\bForm<""") with
    { LimitPerFile = 120 };

    // What holds for every endpoint of a component.
    private static readonly Idiom Everywhere = Phrases.Idiom("input.validation/everywhere", Language.Code, """useGlobalPipes\(""", """APP_PIPE\b[^\n]{0,80}ValidationPipe""", """\bAddFluentValidationAutoValidation\(""", """\.AddValidation\(\)""", """\bValidat(ion|or)Behaviou?r<""", """\bcreateTRPCRouter\(""", """\[ApiController\]""", """\bModelSerializer\b""", """\bUseFastEndpoints\(""", """\.Decorate\([^\n]{0,120}Validat""", """AddOpenBehavior\([^\n]{0,60}Validat""", """\bAPIRouter\(""", """\bFastAPI\(""", """ogen-go""");

    private static readonly Idiom Constrained = Phrases.Idiom(
        "input.validation/constrained",
        Language.Code,
        """(?<!Math)\.min\(\s*\d""", """(?<!Math)\.max\(\s*\d""", """\.email\(""", """\.uuid\(""", """\.regex\(""", """\bz\.enum\(""", """@IsEmail\(""", """@Length\(""", """@MinLength\(""", """@MaxLength\(""", """@IsEnum\(""", """@IsUUID\(""", """@Min\(""", """\bmaxLength\b""", """\bminLength\b""", """\[StringLength\(""", """\[MaxLength\(""", """\[Range\(""", """\[EmailAddress\b""", """\[RegularExpression\(""", """\.MaximumLength\(""", """\.EmailAddress\(\)""", """\.InclusiveBetween\(""", """\bmax_length\s*=""", """\bmin_length\s*=""", """\bEmailStr\b""", """\bconstr\(""", """\bField\([^\n]{0,120}\b(ge|le|gt|lt|max_length|pattern)=""", """validate:"[^"\n]*(min|max|email|len|oneof|uuid)""", """binding:"[^"\n]*(min|max|email|len|oneof|uuid)""", """@Size\(""", """@NotBlank\b""", """@Email\b""", """@Pattern\(""", """validates[^\n]{0,120}(length|format|inclusion|numericality)""", """['"|]max:\d""", """\brequired[^\n]{0,60}['"|]email['"|]""", """\bvalidate_length\(""", """\bvalidate_format\(""", """\bvalidate_inclusion\(""", """#\[validate\(""", """#\[garde\(""", """length\(min""", """isLength\(""", """isEmail\(""", """\.isInt\(""") with
    { Accept = match => !Client().IsMatch(match.Path) && match.LineText.Length < LongestWritten };

    // findByIdAndUpdate(id, req.body)   Object.assign(user, req.body)   params.permit!   new User($request->all())
    private static readonly Idiom Mass = Phrases.Idiom("input.validation/mass", Language.Code, """findByIdAndUpdate\([^\n]{0,60}req\.body\s*[,)]""", """Object\.assign\([^\n]{0,60}req\.body\)""", """\.create\(\s*req\.body\s*\)""", """\.create\(\s*\{\s*data:\s*req\.body\s*\}""", """TryUpdateModelAsync\(\s*\w+\s*\)""", """\bpermit!""", """(create|fill|update|new \w+)\(\s*\$request->all\(\)""", """\*\*request\.(json|data|POST)\b""");

    public override CheckInfo Info { get; } = new("input.validation", Category.Security, Priority.High, "Every write endpoint validates its input against a schema")
    {
        Why = "Input that nobody checked is where injection, broken data and most crashes begin.",
        Remedy = "Give every endpoint that takes data one schema with lengths, ranges and formats, and refuse fields that it does not name.",
        Effort = Effort.Medium,
        Methods = [Method.Repository, Method.Live],
        References = ["OWASP ASVS 5.0 2.2.1, 2.2.2, 15.3.3", "OWASP Top 10 A03", "CWE-20"],
        AppliesWhen = Condition.Any(Fact.Api),
    };

    public override ImmutableArray<Idiom> Idioms => [Write, Calling, Body, Action, Validated, Everywhere, Constrained, Mass];

    public override ImmutableArray<ProbeRequest> Requests => ApiDescription.Requests;

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var actions = repository.HitsOf(Action).Where(hit => Controller().IsMatch(hit.Path)).ToList();
        var handlers = repository.HitsOf(Write).Where(hit => TakesData(repository, hit) && !repository.HitsIn(hit.Path, Calling).Any() && TakesBody().IsMatch(hit.Excerpt) && !WithoutData().IsMatch(hit.Excerpt) && (!hit.Excerpt.StartsWith("#[", StringComparison.Ordinal) || !hit.Excerpt.Contains("format", StringComparison.Ordinal) || hit.Excerpt.Contains("data", StringComparison.Ordinal)) && !(actions.Count > 0 && hit.Language is Language.Ruby or Language.Php or Language.Elixir)).Concat(actions).ToList();
        if (handlers.Count == 0)
        {
            return [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "No endpoint that takes data was recognised.")];
        }

        var files = new HandlerFiles(repository);
        var open = handlers.Where(handler => !IsValidated(repository, files, handler)).ToList();

        // mux.HandleFunc("POST /users", handler.createUser): what it does with its input stands in another file.
        var elsewhere = open.Where(handler => Reference().IsMatch(handler.Excerpt) && !(HandlerFiles.IsReference(handler) && files.Knows(handler))).ToList();
        return [elsewhere.Count * 2 > handlers.Count && repository.HitsOf(Validated).Any(hit => elsewhere.Any(handler => handler.Language == hit.Language && handler.Path != hit.Path))
            ? Verdict.Partial(Verdict.WholeSystem, "Routes are listed apart from their code; it validates, but whether for every one could not be read.", elsewhere.Take(3).Select(hit => Evidence.Strong("a route", hit.Location)))
            : Judge(repository, handlers, open)];
    }

    private static bool TakesData(RepositoryFacts repository, IdiomHit handler) => handler.Language is not Language.Java || !handler.Excerpt.Contains("Mapping", StringComparison.Ordinal)
        || repository.HitsIn(handler.Path, Body).Any(hit => hit.Line - handler.Line is >= 0 and <= 20);

    private static Verdict Judge(RepositoryFacts repository, List<IdiomHit> handlers, List<IdiomHit> open)
    {
        var share = (handlers.Count - open.Count) * 100 / handlers.Count;
        var constrained = repository.FirstOf(null, Constrained);
        var evidence = open.Take(6).Select(hit => Evidence.Strong("no validation seen", hit.Location)).Append(Evidence.Strong($"{handlers.Count - open.Count} of {handlers.Count} endpoints validate", handlers[0].Location));
        return share < Half ? Verdict.Fail(Verdict.WholeSystem, $"{open.Count} of {handlers.Count} endpoints that take data show no validation.", evidence)
            : share < NearlyAll ? Verdict.Partial(Verdict.WholeSystem, $"{open.Count} of {handlers.Count} endpoints that take data show no validation.", evidence)
            : constrained is null ? Verdict.Partial(Verdict.WholeSystem, "Input is held against types only: no length, range or format was found.", evidence)
            : repository.FirstOf(null, Mass) is { } mass ? Verdict.Partial(Verdict.WholeSystem, $"Input is validated, but {mass.Path} takes over every field that is sent.", evidence.Prepend(Evidence.Strong("every field", mass.Location)))
            : Verdict.Pass(Verdict.WholeSystem, $"{handlers.Count - open.Count} of {handlers.Count} endpoints that take data hold it against a schema with limits.", evidence.Append(Evidence.Strong("limits", constrained.Location)));
    }

    /// <summary>A step before every handler, which the service puts there for the libraries it is built with too.</summary>
    private static bool IsInPipeline(RepositoryFacts repository, IdiomHit handler) =>
        handler.Language is Language.CSharp && repository.ComponentOf(handler.Path) is { Kind: ComponentKind.Library } library
        && repository.Components.Any(service => service.Kind == ComponentKind.Http && repository.PartsOf(service) is var parts && parts.Contains(library)
            && parts.SelectMany(part => repository.HitsOf(Everywhere, part)).Any(hit => !hit.Excerpt.StartsWith('[')));

    private static bool IsValidated(RepositoryFacts repository, HandlerFiles files, IdiomHit handler) =>
        repository.HitsIn(handler.Path, Validated).Any(hit => OfGroup().IsMatch(hit.Excerpt)) ||
        repository.HitsIn(handler.Path, Validated).Any(hit => hit.Line - handler.Line is >= -6 and <= 25 || handler.Excerpt.Contains("use server", StringComparison.Ordinal))
        || (repository.ComponentOf(handler.Path) is { } component && repository.HitsOf(Everywhere, component).Any(hit => hit.Language == handler.Language && (!hit.Excerpt.StartsWith('[') || hit.Path == handler.Path)))
        || IsInPipeline(repository, handler)
        || (HandlerFiles.IsReference(handler) && files.Of(handler).Any(path => repository.HitsIn(path, Validated).Any()))
        || (handler.Language is Language.Elixir or Language.Ruby && repository.HitsOf(Validated).Any(hit => hit.Path == handler.Path || hit.Language is Language.Elixir));

    /// <summary>What the description says of the bodies that it takes: limits that it names are the ones a caller can rely on.</summary>
    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        if (ApiDescription.Of(target) is not { } description)
        {
            return [Verdict.Unknown(target.Name, UnknownReason.Never, "No API description is served.")];
        }

        var (all, limited) = Bodies(description.Source.Text);
        var seen = description.Source.Seen($"{limited} of {all} bodies have limits", "content-type");
        return [all == 0 ? Verdict.NotApplicable(target.Name, "the described API takes no data", seen)
            : limited * 100 / all >= NearlyAll ? Verdict.Pass(target.Name, $"{limited} of {all} described bodies have lengths, ranges or formats.", seen)
            : limited * 100 / all >= Half ? Verdict.Partial(target.Name, $"{all - limited} of {all} described bodies name types only.", seen)
            : Verdict.Unknown(target.Name, UnknownReason.Never, $"{all - limited} of {all} described bodies name types only; what is checked beyond that is not visible.", seen)];
    }

    private static (int All, int Limited) Bodies(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var bodies = new RequestBodies(document.RootElement).ToList();
            return (bodies.Count, bodies.Count(body => body));
        }
        catch (JsonException)
        {
            return (0, 0);
        }
    }

    [GeneratedRegex("""[pP]ost|POST|[pP]ut\b|PUT|[pP]atch|PATCH|use server|mutation|resource|def |function |ViewSet|CreateView|UpdateView""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TakesBody();

    // They take no data worth the name, or a file.
    [GeneratedRegex("""log-?out|sign-?out|upload|webhook|/fallback\b|/(leave|enable|disable|activate|deactivate|archive|unarchive|star|unstar|watch|unwatch|follow|unfollow|toggle\w*|cancel|revoke|restart|retry|regenerate|rotate|clear)\b|/(restore|mark-[\w-]+)\b|/(refresh|ping|health|metrics)\b|Delete\w*\(|DELETE|\.delete\(""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WithoutData();

    [GeneratedRegex("""(HandleFunc|\.(POST|PUT|PATCH|Post|Put|Patch))\(\s*"[^"]*",\s*[\w.]+\)+|,\s*\w*[cC]ontroller\.\w+\)|\.to\(\w+\)|,\s*(post|put)\(\w+""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();

    // A form in the browser checks for the person who fills it in, not for the server.
    [GeneratedRegex("""\.(tsx|jsx|vue|svelte)$|(^|/)(migrations?|alembic|commands?|public|assets)/""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Client();

    // group.WithParameterValidation(typeof(Order));
    [GeneratedRegex("""^\w+\.(WithParameterValidation|AddEndpointFilter<[^>]*Valid|WithValidation)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OfGroup();

    [GeneratedRegex("""[cC]ontroller""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Controller();
}
