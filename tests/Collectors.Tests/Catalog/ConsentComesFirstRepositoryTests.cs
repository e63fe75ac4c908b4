using Gapless.Readiness.Checks.Governance;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class ConsentComesFirstRepositoryTests : CheckTests<ConsentComesFirst>
{
    private const string Web = "=== package.json\n{ \"name\": \"web\", \"private\": true, \"scripts\": { \"start\": \"next start\" }, \"dependencies\": { \"next\": \"15.0.0\", \"react-dom\": \"19.0.0\" } }\n";
    private const string Tracker = "=== app/layout.tsx\ngtag('config', 'G-1');\n";

    [Fact]
    public Task Passes_WhenDeniedByDefault() => Passes(Web + Tracker + "=== app/consent.tsx\ngtag('consent', 'default', { analytics_storage: 'denied' });\n<CookieConsent />\n");

    [Fact]
    public Task IsPartial_WhenNothingWaits() => IsPartial(Web + Tracker + "=== app/consent.tsx\n<CookieBanner />\n", "wait for it");

    [Fact]
    public Task Fails_WhenNothingAsks() => Fails(Web + Tracker, "nothing asks");

    [Fact]
    public Task DoesNotApply_WhenNothingTracks() => DoesNotApply(Web + "=== app/layout.tsx\n// gtag('config', 'G-1');\n", "no tracker");
}
