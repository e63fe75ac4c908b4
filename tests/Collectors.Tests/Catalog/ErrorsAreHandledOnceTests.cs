using Gapless.Readiness.Checks.Api;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class ErrorsAreHandledOnceTests : CheckTests<ErrorsAreHandledOnce>
{
    private const string DotNet = "=== Api.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>\n=== Program.cs\n";

    [Fact]
    public Task Passes_WhenALastMiddlewareLogsAndAnswers() => Passes(NodeApi + "\n=== src/server.js\napp.use((err, req, res, next) => {\n  logger.error(err);\n  res.status(500).json({ error: 'internal', id });\n});\n");

    [Fact]
    public Task Passes_WhenAspNetHandlesIt() => Passes(DotNet + "app.UseExceptionHandler();\n");

    [Fact]
    public Task Passes_WhenFastApiHandlesIt() => Passes("=== requirements.txt\nfastapi==0.115\n=== main.py\napp = FastAPI()\n@app.exception_handler(Exception)\nasync def failed(request, exc):\n    logger.exception('failed')\n    return JSONResponse(status_code=500, content={'error': 'internal'})\n");

    [Fact]
    public Task IsPartial_WhenTheMessageLeaves() => IsPartial(NodeApi + "\n=== src/server.js\napp.use((err, req, res, next) => {\n  console.error(err);\n  res.status(500).json({ error: err.message });\n});\n", "message");

    [Fact]
    public Task IsPartial_WhenNothingIsLogged() => IsPartial(NodeApi + "\n=== src/server.js\napp.use((err, req, res, next) => {\n  res.status(500).json({ error: 'internal' });\n});\n", "log");

    [Fact]
    public Task Fails_WhenThereIsNone() => Fails(NodeApi + "\n=== src/server.js\napp.get('/', (req, res) => res.json({}));\n");

    [Fact]
    public Task Fails_WhenItIsCommentedOut() => Fails(DotNet + "// app.UseExceptionHandler();\n");

    [Fact]
    public Task DoesNotApply_WhenNothingListens() => DoesNotApply("=== notes.md\nText.\n");
}
