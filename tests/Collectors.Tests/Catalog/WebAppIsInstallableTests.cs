using Gapless.Readiness.Checks.Frontend;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class WebAppIsInstallableTests : CheckTests<WebAppIsInstallable>
{
    private const string Web = "=== package.json\n{ \"name\": \"web\", \"private\": true, \"scripts\": { \"build\": \"vite build\" }, \"dependencies\": { \"react\": \"19\", \"react-dom\": \"19\" } }\n";

    [Fact]
    public Task Passes_WhenTheManifestIsWhole() => Passes(Web + "\n=== manifest.json\n{ \"name\": \"Shop\", \"start_url\": \"/\", \"display\": \"standalone\", \"icons\": [{ \"src\": \"a.png\", \"sizes\": \"192x192 512x512\" }] }\n");

    [Fact]
    public Task Passes_WhenTheBuildMakesIt() => Passes(Web + "\n=== vite.config.js\nexport default { plugins: [VitePWA({ registerType: 'autoUpdate' })] };\n");

    [Fact]
    public Task IsPartial_WhenAnIconIsMissing() => IsPartial(Web + "\n=== manifest.json\n{ \"name\": \"Shop\", \"start_url\": \"/\", \"display\": \"standalone\", \"icons\": [{ \"src\": \"a.png\", \"sizes\": \"192x192\" }] }\n", "512");

    [Theory]
    [InlineData("")]
    [InlineData("\n=== extension/manifest.json\n{ \"manifest_version\": 3, \"name\": \"x\" }\n")]
    public Task IsUnknown_WhenThereIsNone(string files) => IsUnknown(Web + files);
}
