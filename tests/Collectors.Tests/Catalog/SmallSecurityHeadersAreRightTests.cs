using Gapless.Readiness.Checks.Security;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class SmallSecurityHeadersAreRightTests : CheckTests<SmallSecurityHeadersAreRight>
{
    [Fact]
    public Task IsUnknown_WhenOnlyElementsAndTypesNameAPolicy() => IsUnknown(NodeApi + "\n=== src/image.tsx\nexport const Photo = () => <img referrerPolicy=\"no-referrer\" src={source} />;\n=== src/types.d.ts\ninterface Image { referrerPolicy?: ReferrerPolicy; }\n");

    [Fact]
    public Task Passes_WhenPhoenixPutsThem() => Passes("=== mix.exs\ndefp deps do\n  [{:phoenix, \"~> 1.7\"}]\nend\n=== lib/router.ex\nplug(:put_secure_browser_headers)\n");
}
