using System.Collections.Immutable;
using System.Net;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Repositories;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Targets.Headers;

namespace Gapless.Collectors.Targets;

/// <summary>The facts that the answers show; they decide which checks apply.</summary>
internal static class TargetClassifier
{
    public static FactSet FactsOf(TargetFacts target, ImmutableArray<IPAddress> addresses)
    {
        var facts = new List<KeyValuePair<string, Evidence>> { Shown(Fact.Target, $"{target.Name} was given as a target") };
        if (target.Declared.IsProduction)
        {
            facts.Add(Shown(Fact.ProductionTarget, "the owner marked it as production"));
        }

        if (!target.Declared.IsInternal && addresses.FirstOrDefault(address => SpecialAddresses.KindOf(address) is null) is { } found)
        {
            facts.Add(Shown(Fact.Internet, $"{target.BaseUrl.IdnHost} has the public address {found}"));
        }

        if (target.Home.IsAnswered)
        {
            facts.AddRange([Shown(Fact.Service, "it answers"), Shown(Fact.Http, "it answers over HTTP")]);
        }

        facts.AddRange(OfContent(target));
        return new(facts);
    }

    private static IEnumerable<KeyValuePair<string, Evidence>> OfContent(TargetFacts target)
    {
        var home = target.Home.Final;
        if (home.IsSuccess && home.IsHtml && !IsApiReference(home))
        {
            yield return Shown(Fact.WebTarget, "its home page is HTML");
            yield return Shown(Fact.Frontend, "its home page is HTML");
        }

        var json = Answers(target).FirstOrDefault(answer => answer.IsJson && !target.IsSoftMissing(answer));
        if (json is not null || target.Missing.IsJson || IsApiPath(target.BaseUrl))
        {
            var reason = json is null ? "it answers JSON where nothing is" : $"{json.Asked} answers JSON";
            yield return Shown(Fact.ApiTarget, reason);
            yield return Shown(Fact.Api, reason);
        }

        var session = Answers(target).SelectMany(answer => answer.Headers.All("set-cookie")).Select(SetCookie.Parse).FirstOrDefault(cookie => cookie is { IsSession: true });
        if (session is not null)
        {
            yield return Shown(Fact.CookieAuthentication, $"it sets the cookie {session.Name}");
        }
    }

    private static IEnumerable<Answer> Answers(TargetFacts target) =>
        target.Home.Hops.Concat(target.Answers.OrderBy(pair => pair.Key.Path, StringComparer.Ordinal).ThenBy(pair => pair.Key.Method, StringComparer.Ordinal)
            .SelectMany(pair => pair.Value.Hops))
            .Where(answer => answer.IsAnswered);

    private static bool IsApiReference(Answer home) =>
        home.Text.Contains("swagger-ui", StringComparison.OrdinalIgnoreCase) || home.Text.Contains("redoc", StringComparison.OrdinalIgnoreCase)
        || home.Text.Contains("@scalar/api-reference", StringComparison.OrdinalIgnoreCase);

    private static bool IsApiPath(Uri url) => url.AbsolutePath.Contains("/api", StringComparison.OrdinalIgnoreCase) || url.IdnHost.StartsWith("api.", StringComparison.OrdinalIgnoreCase);

    private static KeyValuePair<string, Evidence> Shown(string fact, string why) => KeyValuePair.Create(fact, Evidence.Seen(why));
}
