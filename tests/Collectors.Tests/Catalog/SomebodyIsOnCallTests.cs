using Gapless.Readiness.Checks.Observability;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class SomebodyIsOnCallTests : CheckTests<SomebodyIsOnCall>
{
    [Theory]
    [InlineData("\n=== oncall.tf\nresource \"pagerduty_schedule\" \"shop\" {\n  time_zone = \"Europe/Berlin\"\n}\n")]
    [InlineData("\n=== docs/incident-response.md\n# Who leads\n")]
    public Task IsPartial_WhenFilesShowAPlan(string files) => IsPartial(NodeApi + files, "nobody has stated");

    [Theory]
    [InlineData("")]
    [InlineData("\n=== src/incident.js\nmodule.exports = {};\n")]
    public Task IsUnknown_WhenNothingIsSaid(string files) => IsUnknown(NodeApi + files);
}
