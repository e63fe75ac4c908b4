using Gapless.Readiness.Checks.Governance;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class ProcessorsAreRecordedTests : CheckTests<ProcessorsAreRecorded>
{
    private const string Shop = "=== package.json\n{ \"name\": \"shop\", \"scripts\": { \"start\": \"node server.js\" }, \"dependencies\": { \"express\": \"4.19.2\", \"passport\": \"0.7.0\", \"stripe\": \"17.0.0\" }, \"devDependencies\": { \"openai\": \"4.0.0\" } }\n";

    [Fact]
    public Task IsUnknown_WhenProcessorsAreOnlyDetected() => IsUnknown(Shop, "Personal data may go to Stripe;");

    [Fact]
    public Task IsPartial_WhenAPageListsThem() => IsPartial(Shop + "=== docs/privacy/subprocessors.md\n# Who gets data\n", "docs/privacy/subprocessors.md");

    [Fact]
    public Task DoesNotApply_WhenThereIsNoPersonalData() => DoesNotApply(NodeApi);
}
