using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Api;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class ErrorsHaveOneFormatTests : CheckTests<ErrorsHaveOneFormat>
{
    private const string DotNet = "=== Api.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>\n=== Program.cs\napp.MapGet(\"/orders\", () => Results.Ok());\n";
    private const string Express = NodeApi + "\n=== src/server.js\napp.get('/api/orders', (req, res) => res.send({}));\n";

    [Theory]
    [InlineData("builder.Services.AddProblemDetails();\napp.UseExceptionHandler();\n", Outcome.Pass)]
    [InlineData("builder.Services.AddProblemDetails();\n", Outcome.Partial)]
    [InlineData("app.UseExceptionHandler();\n", Outcome.Fail)]
    [InlineData("// builder.Services.AddProblemDetails();\napp.UseExceptionHandler();\n", Outcome.Fail)]
    public Task AspNetNeedsBoth(string code, Outcome expected) => Ends(expected, DotNet + code);

    [Theory]
    [InlineData("res.status(404).type('application/problem+json').send(problem);", Outcome.Pass)]
    [InlineData("res.status(404).json({ error: 'missing' });", Outcome.Partial)]
    [InlineData("res.status(404).send('missing');", Outcome.Fail)]
    public Task ExpressIsJudgedByWhatItSends(string line, Outcome expected) => Ends(expected, Express + line + "\n");

    [Fact]
    public Task IsPartial_WhenTheFrameworkHasItsOwn() => IsPartial("=== requirements.txt\nfastapi==0.115\n=== main.py\napp = FastAPI()\n@app.get('/orders')\ndef orders():\n    return {}\n", "fastapi");

    [Fact]
    public Task DoesNotApply_WhenThereIsNoApi() => DoesNotApply("=== notes.md\nText.\n");
}
