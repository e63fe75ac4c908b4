using Gapless.Readiness.Checks.Configuration;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class EnvironmentsDifferBySettingsTests : CheckTests<EnvironmentsDifferBySettings>
{
    private const string Settings = "\n=== .env.example\nAPI_URL=\n=== src/config.js\nexport const url = process.env.API_URL;\n";

    [Theory]
    [InlineData(Settings)]
    [InlineData("\n=== appsettings.Production.json\n{}\n")]
    [InlineData(Settings + "=== src/cors.js\nconst origins = ['http://localhost:3000'];\n// fetch('http://localhost:4000')\n=== test/a.test.js\nfetch('http://localhost:4000');\n=== src/app.js\nif (isDevelopment) url = 'http://localhost:3000';\n")]
    public Task Passes_WhenAddressesComeFromSettings(string files) => Passes(NodeApi + files);

    [Fact]
    public Task IsPartial_WhenAFallbackNamesADevelopersMachine() => IsPartial(NodeApi + Settings + "=== src/api.js\nconst url = process.env.API_URL ?? 'http://localhost:3000';\n", "fall back");

    [Fact]
    public Task IsPartial_WhenAnAddressStandsInCode() => IsPartial(NodeApi + Settings + "=== src/api.js\nawait send('http://127.0.0.1:4000/orders');\n", "1 addresses");

    [Fact]
    public Task IsPartial_WhenThereIsNoSource() => IsPartial(NodeApi, "gets its settings from");

    [Fact]
    public Task Fails_WhenAddressesStandInCodeAlone() => Fails(NodeApi + "\n=== src/api.js\nawait send('http://localhost:4000/orders');\n", "stand in code");

    [Fact]
    public Task DoesNotApply_WhenThereIsNoService() => DoesNotApply("=== package.json\n{ \"name\": \"x\", \"main\": \"index.js\", \"dependencies\": { \"lodash\": \"4.0.0\" } }\n");
}
