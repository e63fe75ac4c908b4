using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Configuration;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class DebugModesAreOffTests : CheckTests<DebugModesAreOff>
{
    private const string Go = "=== go.mod\nmodule shop\nrequire github.com/gin-gonic/gin v1.10.0\n=== Dockerfile\nFROM golang:1.25\nCMD [\"shop\"]\n=== main.go\nfunc main() {\n";

    [Theory]
    [InlineData("\tgin.SetMode(gin.DebugMode)\n", Outcome.Fail)]
    [InlineData("\tif debug {\n\t\tgin.SetMode(gin.DebugMode)\n\t}\n", Outcome.Pass)]
    public Task Judges_TheModeOfGin(string line, Outcome expected) => Ends(expected, Go + line + "\thttp.ListenAndServe(\":80\", r)\n}\n");
}
