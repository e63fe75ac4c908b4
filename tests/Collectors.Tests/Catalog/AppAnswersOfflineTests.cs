using Gapless.Readiness.Checks.Frontend;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class AppAnswersOfflineTests : CheckTests<AppAnswersOffline>
{
    private const string Web = "=== package.json\n{ \"name\": \"web\", \"private\": true, \"scripts\": { \"build\": \"vite build\" }, \"dependencies\": { \"react\": \"19\", \"react-dom\": \"19\" } }\n";
    private const string Register = "\n=== src/main.js\nnavigator.serviceWorker.register('/sw.js');\n";

    [Fact]
    public Task Passes_WhenTheWorkerKeepsAPage() => Passes(Web + Register + "\n=== src/sw.js\nself.addEventListener('install', e => e.waitUntil(cache.addAll(['/offline.html'])));\nself.addEventListener('fetch', e => e.respondWith(answer(e)));\n");

    [Fact]
    public Task Passes_WhenTheBuildMakesIt() => Passes(Web + "\n=== vite.config.js\nexport default { plugins: [VitePWA({ registerType: 'autoUpdate' })] };\n");

    [Fact]
    public Task IsPartial_WithoutAFallback() => IsPartial(Web + Register + "\n=== src/sw.js\nself.addEventListener('fetch', e => e.respondWith(fetch(e.request)));\n", "no page");

    [Fact]
    public Task IsPartial_WhenItAnswersNothing() => IsPartial(Web + Register + "\n=== src/sw.js\nself.addEventListener('push', show);\n", "answers nothing");

    [Theory]
    [InlineData("")]
    [InlineData("\n=== src/main.js\nnavigator.serviceWorker.register('/firebase-messaging-sw.js');\n")]
    public Task IsUnknown_WhenThereIsNone(string files) => IsUnknown(Web + files);
}
