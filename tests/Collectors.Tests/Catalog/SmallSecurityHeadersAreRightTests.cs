using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Security;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class SmallSecurityHeadersAreRightTests : CheckTests<SmallSecurityHeadersAreRight>
{
    [Fact]
    public Task IsUnknown_WhenOnlyElementsAndTypesNameAPolicy() => IsUnknown(NodeApi + "\n=== src/image.tsx\nexport const Photo = () => <img referrerPolicy=\"no-referrer\" src={source} />;\n=== src/types.d.ts\ninterface Image { referrerPolicy?: ReferrerPolicy; }\n");

    [Fact]
    public Task Passes_WhenPhoenixPutsThem() => Passes("=== mix.exs\ndefp deps do\n  [{:phoenix, \"~> 1.7\"}]\nend\n=== lib/router.ex\nplug(:put_secure_browser_headers)\n");

    private const string All = "response.setHeader('X-Content-Type-Options', 'nosniff'); response.setHeader('X-Frame-Options', 'DENY'); response.setHeader('Referrer-Policy', 'no-referrer');\n";

    [Theory]
    [InlineData("src/middleware/headers.js", Outcome.Pass)]
    [InlineData("src/orders/download.js", Outcome.Partial)]
    public Task Depends_OnWhereTheyAreSet(string file, Outcome expected) => Ends(expected, NodeApi + $"\n=== {file}\n" + All);

    [Fact]
    public Task IsPartial_WhenAnotherComponentSetsNone() => IsPartial(NodeApi.Replace("=== package.json", "=== api/package.json", StringComparison.Ordinal) + "\n=== api/app.js\napp.use(helmet());\n"
        + NodeApi.Replace("=== package.json", "=== web/package.json", StringComparison.Ordinal).Replace("\"shop\"", "\"web\"", StringComparison.Ordinal) + "\n=== web/app.js\napp.get('/', list);\n", "web");

    [Fact]
    public Task IsUnknown_WhenTheyAreTakenAway() => IsUnknown(NodeApi + "\n=== src/middleware/proxy.js\nresponse.removeHeader('X-Frame-Options');\n");
}
