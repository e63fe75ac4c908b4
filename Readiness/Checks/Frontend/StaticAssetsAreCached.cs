using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Frontend;

public sealed partial class StaticAssetsAreCached : Check
{
    private const int MostAssets = 5;

    private static readonly TimeSpan PageLife = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan PlainLife = TimeSpan.FromDays(1);

    private static readonly Idiom Configured = new("perf.static-caching/configured", ["immutable", "31536000", "expires ", "maxAge", "max-age", "MapStaticAssets", "WhiteNoise", "whitenoise", "CacheControl", "cache-control", "cache_control"])
    {
        Pattern = LongCaching(),
        Accept = match => !OtherAge().IsMatch(match.LineText) && !match.Path.Contains("environments/development", StringComparison.Ordinal) && !match.Path.Contains("environments/test", StringComparison.Ordinal),
        Languages = [.. Language.Code, Language.Configuration, Language.Json, Language.Toml, Language.Yaml, Language.Text, Language.Hcl],
    };

    public override CheckInfo Info { get; } = new("perf.static-caching", Category.Frontend, Priority.Medium, "Static assets are cached for long, HTML and API answers are not")
    {
        Why = "Scripts loaded anew on each visit cost seconds; a page kept for too long shows yesterday's release, or another visitor's data.",
        Remedy = "Put a hash into the names of scripts and styles and let them be kept for a year as immutable; let pages be asked for each time.",
        Effort = Effort.Small,
        Methods = [Method.Live, Method.Repository],
        References = ["RFC 9111", "RFC 8246", "OWASP ASVS 5.0 14.3.2"],
        AppliesWhen = Condition.Any(Fact.WebTarget),
    };

    public override ImmutableArray<Idiom> Idioms => [Configured];

    public override IEnumerable<ProbeRequest> FollowUps(TargetFacts target) => Assets(target);

    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        if (PageReader.Page(target) is not { } page)
        {
            return [target.WhyUnknown(target.Home.Final) ?? Verdict.NotApplicable(target.Name, "the target has no page")];
        }

        var assets = Assets(target).Select(target.Answer).Where(answer => answer.IsSuccess && !target.IsSoftMissing(answer)).ToList();
        if (page.Headers.Has("set-cookie") && page.Headers.HasToken("cache-control", "public") && CacheLife.Of(page) > TimeSpan.Zero)
        {
            return [Verdict.Fail(target.Name, "The home page sets a cookie and may be kept by anybody's cache.", page.Seen("public, with a cookie", "cache-control", "set-cookie"))];
        }

        var flaws = assets.Select(asset => (Answer: asset, Flaw: FlawOf(asset))).Append((Answer: page, Flaw: CacheLife.Of(page) > PageLife ? "is kept for more than five minutes" : null)).Where(one => one.Flaw is not null).ToList();
        var evidence = assets.Append(page).Select(answer => answer.Seen(answer.Headers.Joined("cache-control") is { Length: > 0 } control ? control : "nothing said", "cache-control", "etag", "expires")).ToList();
        var hashed = assets.Where(asset => CacheLife.IsFingerprinted(asset.Request)).ToList();
        return [(assets.Count, flaws.Count) switch
        {
            (0, 0) => Verdict.NotApplicable(target.Name, "the page loads no file of its own"),
            (_, 0) => Verdict.Pass(target.Name, $"{assets.Count} files and the page say rightly how long they may be kept.", evidence),
            _ when hashed.Count > 0 && hashed.TrueForAll(asset => CacheLife.Of(asset) is null || CacheLife.Of(asset) == TimeSpan.Zero) => Verdict.Fail(target.Name, "Files whose names change with their content are not cached at all.", evidence),
            _ when flaws.Count * 2 > assets.Count + 1 => Verdict.Fail(target.Name, $"{flaws[0].Answer.Asked} {flaws[0].Flaw} (and {flaws.Count - 1} more).", evidence),
            _ => Verdict.Partial(target.Name, $"{flaws[0].Answer.Asked} {flaws[0].Flaw}{(flaws.Count > 1 ? $" (and {flaws.Count - 1} more)" : "")}.", evidence),
        }];
    }

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository) => repository.FirstOf(null, Configured) is { } hit
        ? [Verdict.Pass(Verdict.WholeSystem, "Static files are configured to be cached for long.", Evidence.Strong("caching", hit.Location))]
        : [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "Nothing in the repository says how long files may be kept; the edge may.")];

    private static IEnumerable<ProbeRequest> Assets(TargetFacts target) => PageReader.Scripts(target).Take(MostAssets - 2).Concat(PageReader.Styles(target)).Take(MostAssets);

    private static string? FlawOf(Answer asset)
    {
        var (life, isHashed) = (CacheLife.Of(asset), CacheLife.IsFingerprinted(asset.Request));
        var isWorker = Worker().IsMatch(asset.Request.Path);
        return isHashed && !isWorker && (life is null || life < CacheLife.Month) ? "has a name that changes with its content, and is not kept for long"
            : !isHashed && life > PlainLife ? "keeps its name when its content changes, and is kept for more than a day"
            : !isHashed && !asset.Headers.Has("etag") && !asset.Headers.Has("last-modified") ? "cannot be asked whether it has changed"
            : null;
    }

    [GeneratedRegex("""(sw|service-?worker|ngsw-worker)[^/]*\.js""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Worker();

    // How long HTTPS is to be remembered
    [GeneratedRegex("""(includeSubDomains|preload|Strict-Transport|hsts)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OtherAge();

    [GeneratedRegex("""(max-age=(31536000|\d{8,}|#\{1\.year)|\bexpires\s+(max|1y|365d|\d+[yM])|maxAge\s*:\s*["']?(1y|365d|31536000|\d{8,})|\.MapStaticAssets\(|[wW]hite[nN]oise\.storage|WhiteNoiseMiddleware)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LongCaching();
}
