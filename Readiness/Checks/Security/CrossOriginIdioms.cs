using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Reliability;

namespace Gapless.Readiness.Checks.Security;

/// <summary>How source code says who may call from another origin.</summary>
internal static partial class CrossOriginIdioms
{
    private static readonly Idiom AnyOrigin = new(
        "cors.policy/any-origin",
        ["AllowAnyOrigin", "origin", "cors()", "CORS_ALLOW_ALL_ORIGINS", "CORS_ORIGIN_ALLOW_ALL", "allow_origin", "CrossOrigin", "AllowAllOrigins", "AllowedOrigins", "allowedOrigins", "allowed_origins", "enableCors", "CORS("])
    {
        Pattern = AnyOriginPattern(),
        Accept = match => !match.Path.EndsWith(".lock", StringComparison.Ordinal),
    };

    private static readonly Idiom Reflected = new("cors.policy/reflected", ["origin", "SetIsOriginAllowed"]) { Pattern = ReflectedPattern() };

    private static readonly Idiom Credentials = new("cors.policy/credentials", ["credentials"]) { Pattern = CredentialsPattern() };

    private static readonly Idiom Listed = new(
        "cors.policy/listed",
        ["WithOrigins", "origin", "CORS_ALLOWED_ORIGINS", "CORS_ORIGIN_WHITELIST", "allow_origins", "AllowedOrigins", "allowedOrigins", "setAllowedOrigins", "CrossOrigin", "CORS("])
    {
        Pattern = ListedPattern(),
    };

    // Switched on, though not by a list that can be read.
    private static readonly Idiom SwitchedOn = new("cors.policy/on", ["enableCors", "cors(", "Corsica", "CORSPlug", "CORSMiddleware", "tower_http::cors", "actix_cors", "Rack::Cors", "handlers.CORS", "cors.New", "access-control-allow-origin", "access_control_allow_origin", "AccessControlAllowOrigin", "UseCors", "CorsFilter", "CorsConfiguration", "addCorsMappings", "flask_cors", "cross_origin("])
    {
        Pattern = SwitchedOnPattern(),
        Languages = Language.Code,
        Accept = match => !match.LineText.Contains("expect", StringComparison.OrdinalIgnoreCase) && !Read().IsMatch(match.LineText),
    };

    public static ImmutableArray<Idiom> All { get; } = [AnyOrigin, Reflected, Credentials, Listed, SwitchedOn];

    public static Verdict Judge(RepositoryFacts repository, ComponentFacts component)
    {
        var open = SharedCode.InParts(repository, component, Reflected, AnyOrigin);
        var credentials = open is null ? null : repository.HitsOf(Credentials).FirstOrDefault(hit => IsNear(hit, open));
        var evidence = new[] { open, credentials }.OfType<IdiomHit>().Select(hit => Evidence.Strong(hit.Excerpt, hit.Location));
        if (open is not null && SharedCode.InParts(repository, component, Listed) is { } other && IsNear(other, open))
        {
            return Verdict.Partial(component.Name, "A setting decides between a list of origins and any origin.", evidence.Append(Evidence.Strong(other.Excerpt, other.Location)));
        }

        if (open is not null)
        {
            return credentials is not null
                ? Verdict.Fail(component.Name, "Any origin is allowed, with credentials.", evidence)
                : Verdict.Partial(component.Name, "Any origin is allowed, without credentials.", evidence);
        }

        return SharedCode.InParts(repository, component, Listed) is { } listed
            ? Verdict.Pass(component.Name, "Origins come from a list.", Evidence.Strong(listed.Excerpt, listed.Location))
            : SharedCode.InParts(repository, component, SwitchedOn) is { } on ? Verdict.Unknown(component.Name, UnknownReason.Never, "Other origins are allowed, but which ones does not show.", Evidence.Strong(on.Excerpt, on.Location))
            : Verdict.Pass(component.Name, "Nothing allows another origin.", Evidence.Strong("no cross-origin setting in production source", new Location(component.Manifest.Path, 0)));
    }

    // The two belong to one policy only where they stand together.
    private static bool IsNear(IdiomHit hit, IdiomHit other) => hit.Path.Equals(other.Path, StringComparison.Ordinal) && Math.Abs(hit.Line - other.Line) <= 12;

    [GeneratedRegex("""AllowAnyOrigin\s*\(|(?<!\w)CORS\(\s*(app|application|blueprint|bp|\w+_app)?\s*(,\s*(resources\s*=\s*\{[^}\n]{0,80}origins["']\s*:\s*|origins\s*=\s*)["']\*["']|,\s*supports_credentials\s*=\s*\w+\s*\)|\))|\borigin["']?\s*:\s*(true\b|["']\*["'])|\bcors\(\)|enableCors\(\s*\)|\borigins:\s*["']\*["']|["']allowed_origins["']\s*=>\s*\[\s*["']\*["']|CORS_(ALLOW_ALL_ORIGINS|ORIGIN_ALLOW_ALL)\s*=\s*True|allow_origins\s*=\s*\[\s*["']\*["']|\ballow_origin:\s*\[\s*["']\*["']|@CrossOrigin(\(\s*(origins\s*=\s*)?["']\*["']|\s*$|\s*\r?\n)|AllowAllOrigins\s*[:=]\s*true|[aA]llowedOrigins\(?\s*[:=]?\s*(\[\]string\{|\[|\()?\s*["']\*["']|Access-Control-Allow-Origin["']?\s*[,:]?\s*["']?\*""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AnyOriginPattern();

    [GeneratedRegex("""\benableCors\(|\.use\(\s*cors\(|\bplug\b.{0,3}(Corsica|CORSPlug)|\bCORSMiddleware\b|tower_http::cors|actix_cors|\bRack::Cors\b|handlers\.CORS\(|\bcors\.New\(|["'][aA]ccess-[cC]ontrol-[aA]llow-[oO]rigin["']|\bACCESS_CONTROL_ALLOW_ORIGIN\b|\bAccessControlAllowOrigin\b|\.UseCors\(|\bnew\s+Cors(Filter|Configuration)\b|\baddCorsMappings\(|\bflask_cors\b|@cross_origin\(""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SwitchedOnPattern();

    // response.headers.get("access-control-allow-origin") asks what somebody else allows.
    [GeneratedRegex("""\.(get|has|Get|TryGetValue|getHeader|Values)\(\s*["']access-control""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Read();

    // w.Header().Set("Access-Control-Allow-Origin", r.Header.Get("Origin")), or a callback that always says yes
    [GeneratedRegex("""Access-Control-Allow-Origin["']?\s*[,:]?\s*["']?(r\.Header\.Get\(["']Origin|req(uest)?\.headers?(\.origin|\[["']origin|\.get\(["']origin|\.Origin)|ctx\.get\(["']Origin|\$http_origin)|SetIsOriginAllowed\s*\(\s*(_|\w+)\s*=>\s*true|origin["']?\s*:\s*\(?\s*\w+\s*,\s*\w+\s*\)?\s*=>\s*\w+\(\s*null\s*,\s*true\s*\)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ReflectedPattern();

    [GeneratedRegex("""AllowCredentials\s*(\(\s*\)|[:=]\s*true)|\bcredentials["']?\s*:\s*true|allow_credentials:\s*true|supports_credentials["']\s*=>\s*true|CORS_ALLOW_CREDENTIALS\s*=\s*True|allow_credentials\s*=\s*True|allowCredentials\s*[=(]\s*["']?true|Access-Control-Allow-Credentials["']?\s*[,:]?\s*["']?true""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CredentialsPattern();

    [GeneratedRegex("""WithOrigins\s*\(|\borigin["']?\s*:\s*(process\.env|([cC]onfig|settings|env)\b|\[|allowed\w*|(\w+\.)+\w*[oO]rigins\b|\w+Origins\b|\w*ORIGINS\b|\w*[wW]hite[lL]ist\b)|CORS_(ALLOWED_ORIGINS|ORIGIN_WHITELIST)\s*=|allow_origins\s*=\s*\[?\s*(settings|config|os\.|\w*ORIGINS|\w*origins|["']http)|(setA|a|A)llowedOrigins\s*[(:=]|@CrossOrigin\(\s*(origins\s*=\s*)?["'{]|(?<!\w)CORS\([^)\n]{0,120}origins["']?\s*[=:]\s*(?!["']\*)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ListedPattern();
}
