using System.Globalization;
using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Readiness.Checks.Frontend;

public sealed partial class StaticContentComesFromTheEdge : Check
{
    private static readonly Idiom AssetPrefix = new("cdn.enabled/prefix", ["assetPrefix", "CDN_URL", "ASSET_HOST", "asset_host", "cdnURL", "CDN_HOST", "ASSET_URL"])
    {
        Pattern = PrefixPattern(),
        Languages = [Language.JavaScript, Language.Ruby, Language.Php, Language.Python, Language.CSharp, Language.Dotenv, Language.Yaml],
    };

    private static readonly ProbeRequest Again = ProbeRequest.Get("/favicon.ico") with { Repetition = 1 };
    private static readonly ProbeRequest First = ProbeRequest.Get("/favicon.ico");

    public override CheckInfo Info { get; } = new("cdn.enabled", Category.Frontend, Priority.Medium, "Static content is served from an edge network")
    {
        Why = "Every script and picture from a far origin is slower for most people and costs the origin its time.",
        Remedy = "Put a content delivery network before the static paths, and name files by their hash so that they may be cached for a year.",
        Effort = Effort.Medium,
        Methods = [Method.Live, Method.Repository],
        References = ["Azure Well-Architected PE:05", "AWS Well-Architected PERF04", "Site Reliability Engineering: launch checklist"],
        AppliesWhen = Condition.All(Fact.WebTarget, Fact.Internet),
    };

    public override ImmutableArray<Idiom> Idioms => [AssetPrefix];

    public override ImmutableArray<ProbeRequest> Requests => [First, Again];

    /// <summary>The asset of the home page once more: the second time a cache should have it.</summary>
    public override IEnumerable<ProbeRequest> FollowUps(TargetFacts target) => target.Asset is { IsSuccess: true } asset ? [asset.Request with { Repetition = 1 }] : [];

    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        if (target.Declared.IsInternal || target.IsLoopback || !target.Facts.Has(Fact.Internet))
        {
            return [Verdict.NotApplicable(target.Name, "the target is internal")];
        }

        List<Answer> assets = [.. FollowUps(target).Select(target.Answer).Where(answer => answer.IsSuccess)];
        assets.AddRange(target.Asset is { IsSuccess: true } first ? [first] : []);
        assets = assets.Count > 0 ? assets : [.. ((ProbeRequest[])[Again, First]).Select(target.Answer).Where(target.Exists)];
        if (assets.Count == 0)
        {
            return [target.WhyUnknown(target.Home.Final) ?? Verdict.Unknown(target.Name, UnknownReason.Never, "The home page names no file of its own to look at.")];
        }

        if (assets.Find(answer => EdgeMarks.Of(answer) is not null) is not { } seen)
        {
            return [EdgeMarks.Of(target.Home.Final) is { } page
                ? Verdict.Partial(target.Name, $"{page.Edge} passes the page on, but the files come from the origin.", target.Home.Final.Seen($"answered by {page.Edge}", page.Header))
                : Verdict.Fail(target.Name, "The origin serves its files itself.", assets[0].Seen("no header of an edge", "server", "via", "age"))];
        }

        var edge = EdgeMarks.Of(seen)!.Value;
        return [assets.Find(IsCached) is { } hit
            ? Verdict.Pass(target.Name, $"{edge.Edge} serves files from its cache.", hit.Seen("from the cache", edge.Header, "cf-cache-status", "x-cache", "x-vercel-cache", "age"))
            : Verdict.Partial(target.Name, $"{edge.Edge} answers, but keeps nothing: each file comes from the origin.", seen.Seen("not from the cache", edge.Header, "cf-cache-status", "x-cache", "x-vercel-cache", "age", "cache-control"))];
    }

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        if (CloudCode.Of(repository, ResourceKind.ContentDelivery).FirstOrDefault() is { } network)
        {
            return [Verdict.Partial(Verdict.WholeSystem, "A content delivery network is declared; that it caches has not been seen.", network.Evidence())];
        }

        if (CloudCode.Of(repository).FirstOrDefault(one => one.Setting("enable_cdn").IsTrue) is { } backend)
        {
            return [Verdict.Partial(Verdict.WholeSystem, "The balancer caches; that it does has not been seen.", backend.Evidence())];
        }

        if (PlatformFiles.Apps(repository).FirstOrDefault(app => app.Platform is "Vercel" or "Netlify") is { } platform)
        {
            return [Verdict.Partial(Verdict.WholeSystem, $"{platform.Platform} serves files from its edge; that it does has not been seen.", Evidence.Certain(platform.Platform, platform.Where))];
        }

        return repository.HitsOf(AssetPrefix) is [var prefix, ..]
            ? [Verdict.Partial(Verdict.WholeSystem, "Files are named under a host of their own; that it is an edge has not been seen.", Evidence.Strong(prefix.Excerpt, prefix.Location))]
            : [];
    }

    private static bool IsCached(Answer answer) =>
        Cached().IsMatch(answer.Headers.Joined("cf-cache-status") + " " + answer.Headers.Joined("x-cache") + " " + answer.Headers.Joined("x-vercel-cache") + " " + answer.Headers.Joined("cdn-cache") + " " + answer.Headers.Joined("cache-status"))
        || (int.TryParse(answer.Headers["age"], CultureInfo.InvariantCulture, out var age) && age > 0);

    [GeneratedRegex("""\b(hit|revalidated|updating|stale)\b""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Cached();

    // assetPrefix: process.env.CDN_URL    config.asset_host = "https://cdn.example.com"
    [GeneratedRegex("""(\bassetPrefix\s*:\s*[^\s,'"]|\bassetPrefix\s*:\s*["']https?:|\basset_host\s*=|\bcdnURL\s*:|\b(CDN_URL|CDN_HOST|ASSET_HOST|ASSET_URL)\s*[=:]\s*["']?https?:)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PrefixPattern();
}
