using Gapless.Readiness.Checks.Reliability;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class ProcessStopsGracefullyTests : CheckTests<ProcessStopsGracefully>
{
    private const string Handler = "\n=== src/server.js\nprocess.on('SIGTERM', () => server.close(() => pool.end()));\n";

    [Fact]
    public Task Passes_WhenTheServerIsClosed() => Passes(NodeApi + Handler + Image("CMD [\"node\", \"server.js\"]"));

    [Theory]
    [InlineData("ENTRYPOINT [\"tini\", \"--\"]\nCMD [\"npm\", \"start\"]")]
    [InlineData("CMD exec node server.js")]
    public Task Passes_WhenTheSignalReachesTheProcess(string start) => Passes(NodeApi + Handler + Image(start));

    [Fact]
    public Task Passes_WhenTheHostDrainsByItself() => Passes("=== Api.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>\n");

    [Fact]
    public Task Passes_WhenGoShutsItsServerDown() => Passes("=== go.mod\nmodule shop\ngo 1.24\nrequire github.com/gin-gonic/gin v1.10.0\n=== main.go\npackage main\nfunc main() { ctx, stop := signal.NotifyContext(c, syscall.SIGTERM); srv.Shutdown(ctx) }\n");

    [Theory]
    [InlineData("CMD npm start")]
    [InlineData("CMD [\"npm\", \"start\"]")]
    [InlineData("CMD node server.js")]
    public Task IsPartial_WhenTheStartCommandKeepsTheSignal(string start) => IsPartial(NodeApi + Handler + Image(start), "pass the signal on");

    [Fact]
    public Task Fails_WhenTheHandlerExitsAtOnce() => Fails(NodeApi + "\n=== src/server.js\nprocess.on('SIGTERM', () => process.exit(0));\n", "exits before");

    [Fact]
    public Task Fails_WhenNothingHandlesIt() => Fails(NodeApi + Image("CMD [\"node\", \"server.js\"]"), "SIGTERM");

    [Fact]
    public Task Fails_WhenOnlyTheKeyboardIsHandled() => Fails(NodeApi + "\n=== src/server.js\nprocess.on('SIGINT', () => server.close());\n");

    [Fact]
    public Task DoesNotApply_WhenThereIsNoService() => DoesNotApply("=== notes.md\nText.\n");

    private static string Image(string start) => $"\n=== Dockerfile\nFROM node:22\n{start}\n";

    [Fact]
    public Task Passes_WhenTheImageBesideItIsAnothers() => Passes("=== package.json\n{ \"name\": \"shop\", \"scripts\": { \"start\": \"node .\" }, \"dependencies\": { \"@nestjs/core\": \"10\" } }\n=== src/main.ts\napp.enableShutdownHooks();\n=== Dockerfile\nFROM node:22\nCOPY . .\nCMD [\"node\", \"dist/main.js\"]\n=== mail.Dockerfile\nFROM node:22\nRUN npm i -g maildev\nCMD maildev\n");

    [Fact]
    public async Task DoesNotPass_WhenGoKnowsOnlyTheKeyboard() =>
        Assert.NotEqual(Readiness.Checks.Outcome.Pass, (await Judge("=== go.mod\nmodule shop\ngo 1.24\nrequire github.com/gin-gonic/gin v1.10.0\n=== main.go\npackage main\nfunc main() { signal.Notify(quit, os.Interrupt)\n}\n")).Outcome);
}
