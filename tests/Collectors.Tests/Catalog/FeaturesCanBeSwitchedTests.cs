using Gapless.Readiness.Checks.Configuration;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class FeaturesCanBeSwitchedTests : CheckTests<FeaturesCanBeSwitched>
{
    [Theory]
    [InlineData("\n=== src/a.js\nif (await client.getBooleanValue('new-basket', false)) show();\n")]
    [InlineData("\n=== A.cs\n[FeatureGate(\"NewBasket\")]\nclass A;\n")]
    [InlineData("\n=== app/a.rb\nshow if Flipper.enabled?(:new_basket, user)\n")]
    public Task Passes_WhenAFlagIsAskedFor(string files) => Passes(NodeApi + files);

    [Fact]
    public Task IsPartial_WhenNothingAsksTheProvider() => IsPartial("=== package.json\n{ \"name\": \"shop\", \"scripts\": { \"start\": \"node server.js\" }, \"dependencies\": { \"express\": \"4.19.2\", \"unleash-client\": \"6.0.0\" } }\n", "nothing asks");

    [Fact]
    public Task IsPartial_WhenARestartIsNeeded() => IsPartial(NodeApi + "\n=== src/a.js\nif (process.env.FEATURE_BASKET === 'on') show();\n", "restart");

    [Fact]
    public Task Fails_WhenThereIsNone() => Fails(NodeApi + "\n=== web/a.css\n@supports (display: grid) { }\n=== src/a.js\n// client.getBooleanValue('x', false)\n=== .env.example\nSMTP_TLS_ENABLED=true\n");

    [Fact]
    public Task DoesNotApply_WhenThereIsNoService() => DoesNotApply("=== package.json\n{ \"name\": \"x\", \"main\": \"index.js\", \"dependencies\": { \"lodash\": \"4.0.0\" } }\n");
}
