using System.Globalization;
using Gapless.Readiness.Targets.Headers;

namespace Gapless.Readiness.Checks.Security;

public sealed class RequestsAreLimited : Check
{
    public override CheckInfo Info { get; } = new("ratelimit.enabled", Category.Security, Priority.High, "Requests are limited per client and the limit answers properly")
    {
        Why = "Without a limit one client, broken or hostile, takes the capacity of all others and tries passwords as fast as it can.",
        Remedy = "Limit by user and address at the edge or in a shared store, trust forwarded addresses from known proxies only, and answer 429 with Retry-After.",
        Effort = Effort.Medium,
        Methods = [Method.Live, Method.Repository],
        LiveNeedsConsent = true,
        References = ["RFC 6585 section 4", "RFC 9110 section 10.2.3", "OWASP ASVS 5.0 2.4.1", "OWASP API4:2023"],
        AppliesWhen = Condition.All(Fact.Http),
    };

    public override ImmutableArray<Idiom> Idioms => RateLimitIdioms.All;

    public override IEnumerable<Verdict> Live(TargetFacts target) => [target.Agreed.Burst is { } burst ? OfBurst(target, burst) : OfHeaders(target)];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository) => [RateLimitIdioms.Judge(repository)];

    // An advertised limit is a hint that must not stand in the way of what the repository shows.
    private static Verdict OfHeaders(TargetFacts target)
    {
        var advertising = target.Answers.OrderBy(pair => pair.Key.Path, StringComparer.Ordinal).Select(pair => pair.Value).Prepend(target.Home)
            .FirstOrDefault(answer => RateLimitHeaders.In(answer.Headers).Length > 0);
        if (advertising is null)
        {
            return Verdict.Unknown(target.Name, UnknownReason.Never, "No answer advertises a limit, and no burst was agreed to.");
        }

        var fields = RateLimitHeaders.In(advertising.Headers);
        var seen = advertising.Seen("rate-limit fields: " + string.Join(", ", fields), [.. fields]) with { Confidence = Confidence.Hint };
        return Verdict.Unknown(target.Name, UnknownReason.Never, "A limit is advertised; only a burst would show that it holds.", seen);
    }

    private static Verdict OfBurst(TargetFacts target, BurstFacts burst)
    {
        var sent = string.Create(CultureInfo.InvariantCulture, $"{burst.Sent} requests in {burst.Seconds:0.#} s");
        if (burst.Limited is not { } limited)
        {
            return burst.Lost > 0
                ? Verdict.Partial(target.Name, $"{burst.Lost} of {sent} lost their connection instead of being answered with 429.", Evidence.Seen(sent))
                : Verdict.Unknown(target.Name, UnknownReason.Never, $"No limit within {sent}.", Evidence.Seen(sent));
        }

        var evidence = new[] { limited, burst.Recovery }.OfType<Answer>().Select(answer => answer.Seen($"after {sent}", ["retry-after", "content-type", .. RateLimitHeaders.In(answer.Headers)])).ToList();
        return limited.Status == 503 ? Verdict.Partial(target.Name, "The limit answers 503 instead of 429.", evidence)
            : limited.Headers["retry-after"] is not { } wait || RetryAfter.Parse(wait, target.At) is null ? Verdict.Partial(target.Name, "The limit answers 429 without a usable Retry-After.", evidence)
            : burst.Recovery is { Status: 429 or 503 } ? Verdict.Partial(target.Name, "The limit still holds after the wait it asked for.", evidence)
            : burst.Recovery is null ? Verdict.Pass(target.Name, $"The limit answers 429 with Retry-After: {wait}; the wait was too long to see the recovery.", evidence)
            : Verdict.Pass(target.Name, $"The limit answers 429 with Retry-After: {wait}, and lets the client in again.", evidence);
    }
}
