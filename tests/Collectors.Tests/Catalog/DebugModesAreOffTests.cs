using Gapless.Readiness.Checks.Configuration;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class DebugModesAreOffTests : CheckTests<DebugModesAreOff>
{
    private const string Go = "=== go.mod\nmodule shop\nrequire github.com/gin-gonic/gin v1.10.0\n=== Dockerfile\nFROM golang:1.25\nCMD [\"shop\"]\n=== main.go\nfunc main() {\n";

    [Fact]
    public Task Fails_WhenGinAlwaysDebugs() => Fails(Go + "\tgin.SetMode(gin.DebugMode)\n\thttp.ListenAndServe(\":80\", r)\n}\n");

    [Fact]
    public Task Passes_WhenASettingDecides() => Passes(Go + "\tif debug {\n\t\tgin.SetMode(gin.DebugMode)\n\t}\n\thttp.ListenAndServe(\":80\", r)\n}\n");
}
