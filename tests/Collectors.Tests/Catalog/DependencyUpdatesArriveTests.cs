using Gapless.Readiness.Checks.Delivery;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class DependencyUpdatesArriveTests : CheckTests<DependencyUpdatesArrive>
{
    [Fact]
    public Task Passes_WhenEveryEcosystemIsCovered() => Passes(NodeApi + Dependabot("{ package-ecosystem: npm, directory: / }"));

    [Theory]
    [InlineData("renovate.json")]
    [InlineData(".github/renovate.json5")]
    [InlineData(".renovaterc")]
    public Task Passes_WhenRenovateIsConfigured(string file) => Passes(NodeApi + $"\n=== {file}\n{{ \"extends\": [\"config:recommended\"] }}\n");

    [Fact]
    public Task IsPartial_WhenAnEcosystemIsLeftOut() => IsPartial(NodeApi + Dependabot("{ package-ecosystem: npm, directory: / }") + "\n=== Dockerfile\nFROM node:22\nCMD [\"node\"]\n", "docker");

    [Fact]
    public Task IsPartial_WhenVersionUpdatesArePaused() => IsPartial(NodeApi + Dependabot("{ package-ecosystem: npm, directory: /, open-pull-requests-limit: 0 }"), "limit of 0");

    [Fact]
    public Task Fails_WhenTheListIsEmpty() => Fails(NodeApi + "\n=== .github/dependabot.yml\nversion: 2\nupdates: []\n");

    [Fact]
    public Task Fails_WhenRenovateIsSwitchedOff() => Fails(NodeApi + "\n=== renovate.json\n{ \"enabled\": false }\n");

    [Fact]
    public Task Fails_WhenThereIsNone() => Fails(NodeApi);

    [Fact]
    public Task DoesNotApply_WhenThereIsNoManifest() => DoesNotApply("=== notes.md\nText.\n");

    private static string Dependabot(string update) => $"\n=== .github/dependabot.yml\nversion: 2\nupdates:\n  - {update}\n";
}
