using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Frontend;

public sealed partial class AppAnswersOffline : Check
{
    private static readonly ImmutableArray<ProbeRequest> Usual = [ProbeRequest.Get("/sw.js"), ProbeRequest.Get("/service-worker.js"), ProbeRequest.Get("/ngsw-worker.js")];

    private static readonly Idiom Registered = new("pwa.offline/registered", ["serviceWorker.register", "serviceWorker", "registerSW", "VitePWA(", "withPWA", "withSerwist", "provideServiceWorker", "ServiceWorkerModule", "ngsw-config"])
    {
        Pattern = Registration(),
        Languages = [Language.JavaScript, Language.Markup, Language.Json],
    };

    private static readonly Idiom Answers = new("pwa.offline/answers", ["addEventListener('fetch'", "addEventListener(\"fetch\"", "onfetch", "precacheAndRoute", "registerRoute", "NetworkFirst", "CacheFirst", "setCatchHandler", "navigateFallback", "cache.addAll", "assetGroups", "defaultCache", "runtimeCaching", "offlineFallback", "precacheEntries"])
    {
        Pattern = FetchHandler(),
        Languages = [Language.JavaScript, Language.Json],
    };

    private static readonly Idiom Fallback = new("pwa.offline/fallback", ["offline", "navigateFallback", "setCatchHandler", "precacheAndRoute", "assetGroups", "cache.addAll", "addAll(", "self.__WB_MANIFEST", "self.__SW_MANIFEST", "VitePWA("]) { Pattern = FallbackPage(), Languages = [Language.JavaScript, Language.Json] };

    private static readonly Idiom Unregisters = new("pwa.offline/unregisters", ["unregister("]) { Languages = [Language.JavaScript], LimitPerFile = 1 };

    public override CheckInfo Info { get; } = new("pwa.offline", Category.Frontend, Priority.Low, "The app still answers when the network is gone")
    {
        Why = "In a tunnel the browser's dinosaur takes the place of the product, and what was typed is lost.",
        Remedy = "Register a service worker that keeps the shell of the application and answers with it, or an offline page, when the network does not.",
        Effort = Effort.Medium,
        Methods = [Method.Repository, Method.Live],
        References = ["W3C Service Workers", "RFC 9111"],
        AppliesWhen = Condition.Any(Fact.WebTarget, Fact.Frontend),
    };

    public override ImmutableArray<Idiom> Idioms => [Registered, Answers, Fallback, Unregisters];

    public override ImmutableArray<ProbeRequest> Requests => Usual;

    /// <summary>Without a worker nobody has said that it is to work offline.</summary>
    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        if (repository.HitsOf(Registered).FirstOrDefault(hit => !Messaging().IsMatch(hit.Excerpt)) is not { } registered)
        {
            return [];
        }

        var answers = repository.HitsOf(Answers).FirstOrDefault(hit => !repository.HitsIn(hit.Path, Unregisters).Any()) ?? (Generates().IsMatch(registered.Excerpt) ? registered : null);
        var fallback = repository.FirstOf(null, Fallback) ?? (Generates().IsMatch(registered.Excerpt) ? registered : null);
        var evidence = new[] { registered, answers, fallback }.OfType<IdiomHit>().Distinct().Select(hit => Evidence.Strong("service worker", hit.Location)).ToList();
        return [(answers, fallback) switch
        {
            (not null, not null) => Verdict.Pass(Verdict.WholeSystem, "A service worker answers when the network does not.", evidence),
            (not null, _) => Verdict.Partial(Verdict.WholeSystem, "A service worker answers, but with no page when the network is gone.", evidence),
            _ => Verdict.Partial(Verdict.WholeSystem, "A service worker is registered, but answers nothing.", evidence),
        }];
    }

    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        var worker = Usual.Select(target.Answer).Where(answer => target.Exists(answer) && answer.MediaType.Contains("javascript", StringComparison.Ordinal)).FirstOrDefault();
        if (worker is null)
        {
            return [target.WhyUnknown(target.Home.Final) ?? Verdict.Unknown(target.Name, UnknownReason.Never, "No service worker lies where they usually do; whether it is to work offline is the owner's to say.")];
        }

        var evidence = worker.Seen("service worker", "cache-control", "content-type");
        return [worker.Text.Contains("unregister(", StringComparison.Ordinal) && !WorkerAnswers().IsMatch(worker.Text) ? Verdict.Fail(target.Name, "The service worker only takes itself away.", evidence)
            : !WorkerAnswers().IsMatch(worker.Text) ? Verdict.Partial(target.Name, "The service worker answers nothing.", evidence)
            : CacheLife.Of(worker) > TimeSpan.FromDays(1) ? Verdict.Partial(target.Name, "The service worker is kept for more than a day: a mistake in it stays.", evidence)
            : Verdict.Pass(target.Name, "A service worker answers for the page.", evidence)];
    }

    [GeneratedRegex("""(serviceWorker\s*(\?\.|\.)\s*register\(|\bregisterSW\(|\bVitePWA\(|\bwithPWA(Init)?\(|\bwithSerwist\w*\(|provideServiceWorker\(|ServiceWorkerModule\.register|"serviceWorker"\s*:\s*"?[^,\n]*ngsw-config)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Registration();

    [GeneratedRegex("""(addEventListener\(["']fetch["']\s*,\s*(?!\(\)\s*=>\s*\{\s*\}|function\s*\(\)\s*\{\s*\})|\bprecacheAndRoute\(|\bregisterRoute\(|new\s+(NetworkFirst|CacheFirst|StaleWhileRevalidate)\(|setCatchHandler\(|navigateFallback|"assetGroups"|\bdefaultCache\b|runtimeCaching|offlineFallback|precacheEntries)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FetchHandler();

    [GeneratedRegex("""(["'/][\w/-]*offline[\w-]*(\.html)?["']|navigateFallback|setCatchHandler\(|\bprecacheAndRoute\(|"assetGroups"|\.addAll\(|self\.__(WB|SW)_MANIFEST|\bVitePWA\()""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FallbackPage();

    // It keeps what the build has made without another word.
    [GeneratedRegex("""(VitePWA\(|withPWA|provideServiceWorker|ServiceWorkerModule|ngsw)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Generates();

    // firebase-messaging-sw.js, mockServiceWorker.js
    [GeneratedRegex("""(messaging|firebase|push|mockServiceWorker|onesignal)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Messaging();

    [GeneratedRegex("""(["']fetch["']|onfetch|precache|workbox|ngsw)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WorkerAnswers();
}
