using System.Globalization;
using System.Text.RegularExpressions;
using Gapless.Readiness.Targets.Headers;

namespace Gapless.Readiness.Checks.Security;

public sealed partial class HstsLastsAYear : Check
{
    private const string Header = "strict-transport-security";
    private const long Year = 31_536_000;

    // 180 days, as many servers write half a year.
    private const long HalfYear = 15_552_000;

    private static readonly Idiom AspNetCore = new("headers.hsts/aspnetcore", ["UseHsts"])
    {
        Languages = [Language.CSharp],
        CodeOnly = true,
    };

    private static readonly Idiom AspNetCoreDays = new("headers.hsts/aspnetcore-days", ["MaxAge"])
    {
        Pattern = MaxAgeDays(),
        Languages = [Language.CSharp],
        CodeOnly = true,
    };

    private static readonly Idiom AspNetCoreSubDomains = new("headers.hsts/aspnetcore-subdomains", ["IncludeSubDomains"])
    {
        Pattern = SubDomains(),
        Languages = [Language.CSharp],
        CodeOnly = true,
    };

    private static readonly Idiom Literal = new("headers.hsts/literal", ["max-age"]) { Pattern = HeaderLiteral() };

    // Defaults that send a year or more with subdomains.
    private static readonly Idiom Defaults = new("headers.hsts/defaults", ["helmet(", "config.force_ssl", "EnableWebSecurity"]) { Pattern = FrameworkDefault() };

    private static readonly Idiom SwitchedOff = new("headers.hsts/off", ["hsts", "strictTransportSecurity"]) { Pattern = Off() };

    public override CheckInfo Info { get; } = new("headers.hsts", Category.Security, Priority.High, "HSTS is sent with at least one year")
    {
        Why = "Without it a first plain-HTTP request can be caught and held back from HTTPS, on every visit.",
        Remedy = "Send Strict-Transport-Security: max-age=31536000; includeSubDomains on every HTTPS answer, errors included; begin with a short age as a trial.",
        Effort = Effort.Small,
        Methods = [Method.Live, Method.Repository],
        References = ["RFC 6797 section 6.1", "OWASP ASVS 5.0 3.4.1"],
        AppliesWhen = Condition.Any(Fact.Target, Fact.Http),
    };

    public override ImmutableArray<Idiom> Idioms => [AspNetCore, AspNetCoreDays, AspNetCoreSubDomains, Literal, Defaults, SwitchedOff];

    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        if (!target.IsOverTls)
        {
            return [Verdict.NotApplicable(target.Name, "the target is not served over HTTPS")];
        }

        return [target.WhyUnknown(target.Home.Final) ?? Judge(target)];
    }

    private static Verdict Judge(TargetFacts target)
    {
        var answers = target.Home.Hops.Where(hop => hop.IsOverTls && IsSameHost(hop, target))
            .Concat([target.Missing, .. target.Asset is null ? [] : new[] { target.Asset }])
            .Where(answer => Obstacles.Of(answer) is null)
            .ToList();
        var evidence = answers.Select(answer => answer.Seen(answer.Headers[Header] ?? "no Strict-Transport-Security", Header)).ToList();
        if (answers.Count == 0 || answers[0].Headers[Header] is not { } value)
        {
            return Verdict.Fail(target.Name, "The home page sends no Strict-Transport-Security.", evidence);
        }

        var policy = StrictTransportSecurity.Parse(value);
        if (policy is null || policy.MaxAge < HalfYear)
        {
            return Verdict.Fail(target.Name, policy is null ? $"Browsers ignore \"{value}\"." : $"max-age={policy.MaxAge} is below six months.", evidence);
        }

        var silent = answers.FirstOrDefault(answer => !answer.Headers.Has(Header));
        return policy switch
        {
            { MaxAge: < Year } => Verdict.Partial(target.Name, $"max-age={policy.MaxAge} is below one year.", evidence),
            { IncludesSubDomains: false } => Verdict.Partial(target.Name, "includeSubDomains is missing.", evidence),
            _ when silent is not null => Verdict.Partial(target.Name, $"{silent.Asked} ({silent.Status}) is answered without it.", evidence),
            _ => Verdict.Pass(target.Name, $"max-age={policy.MaxAge} with includeSubDomains.", evidence),
        };
    }

    private static bool IsSameHost(Answer answer, TargetFacts target) => answer.Url.Host.Equals(target.BaseUrl.Host, StringComparison.OrdinalIgnoreCase);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        if (repository.FirstOf(null, Literal) is { } literal)
        {
            return [OfLiteral(literal)];
        }

        if (repository.FirstOf(null, AspNetCore) is { } use)
        {
            return [OfAspNetCore(repository, use)];
        }

        return repository.FirstOf(null, Defaults) is { } defaults && repository.FirstOf(null, SwitchedOff) is null
            ? [Verdict.Pass(Verdict.WholeSystem, $"{defaults.Value} sends HSTS by default.", Evidence.Strong("HSTS by a framework's default", defaults.Location))]
            : [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "Nothing in the repository sends HSTS; the edge may.")];
    }

    private static Verdict OfLiteral(IdiomHit hit)
    {
        var evidence = Evidence.Strong($"Strict-Transport-Security: {hit.Value}", hit.Location);
        var isSkippedOnErrors = hit.Excerpt.StartsWith("add_header", StringComparison.Ordinal) && !hit.Excerpt.Contains("always", StringComparison.Ordinal);
        return StrictTransportSecurity.Parse(hit.Value) switch
        {
            null or { MaxAge: < HalfYear } => Verdict.Fail(Verdict.WholeSystem, "The configured HSTS age is below six months.", evidence),
            { MaxAge: < Year } => Verdict.Partial(Verdict.WholeSystem, "The configured HSTS age is below one year.", evidence),
            { IncludesSubDomains: false } => Verdict.Partial(Verdict.WholeSystem, "The configured HSTS leaves out subdomains.", evidence),
            _ when isSkippedOnErrors => Verdict.Partial(Verdict.WholeSystem, "add_header without \"always\" leaves errors without HSTS.", evidence),
            _ => Verdict.Pass(Verdict.WholeSystem, "HSTS of a year or more is configured.", evidence),
        };
    }

    // UseHsts() alone is 30 days without subdomains.
    private static Verdict OfAspNetCore(RepositoryFacts repository, IdiomHit use)
    {
        var days = repository.FirstOf(null, AspNetCoreDays);
        var subDomains = repository.FirstOf(null, AspNetCoreSubDomains);
        var evidence = new[] { use, days, subDomains }.OfType<IdiomHit>().Select(hit => Evidence.Strong(hit.Excerpt, hit.Location));
        return days is not null && int.TryParse(days.Value, CultureInfo.InvariantCulture, out var count) && count >= 365 && subDomains is not null
            ? Verdict.Pass(Verdict.WholeSystem, $"UseHsts with {count} days and subdomains.", evidence)
            : Verdict.Partial(Verdict.WholeSystem, "UseHsts without AddHsts options is 30 days and leaves out subdomains.", evidence);
    }

    [GeneratedRegex("""MaxAge\s*=\s*TimeSpan\.FromDays\(\s*(?<value>\d+)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MaxAgeDays();

    [GeneratedRegex("""IncludeSubDomains\s*=\s*true""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SubDomains();

    // Strict-Transport-Security "max-age=31536000; includeSubDomains" always;
    [GeneratedRegex("""((Strict-Transport-Security|\.StrictTransportSecurity)\W{1,20}(value\W{1,10})?|["'`](?=max-age=\d+;\s*includeSubDomains))(?<value>max-age=\d+[^"'`\r\n]{0,80})""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HeaderLiteral();

    [GeneratedRegex("""\b(?<value>helmet|config\.force_ssl|EnableWebSecurity)\b\s*(\(\s*[){]|=\s*true|\r?\n)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FrameworkDefault();

    [GeneratedRegex("""(hsts|strictTransportSecurity)\s*:\s*(?<value>false)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Off();
}
