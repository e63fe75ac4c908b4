using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Configuration;
using Gapless.Readiness.Repositories;
using Gapless.Readiness.Tests.Healthy;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Configuration;

public sealed class DebugModesAreOffTests
{
    private static readonly DebugModesAreOff Check = new();

    [Fact]
    public void Passes_WithoutMarks() => Passes(Check, Healthy.Targets.Healthy);

    [Theory]
    [InlineData("<script type=module src=\"/@vite/client\"></script>")]
    [InlineData("<script src=\"/_next/static/development/_buildManifest.js\"></script>")]
    [InlineData("<script>__webpack_hmr</script>")]
    [InlineData("<div id=\"phpdebugbar\">")]
    public void Fails_WhenTheHomePageShowsADevelopmentServer(string page) => Fails(Check, Healthy.Targets.Healthy.WithHome(home => home with { Text = page }));

    [Theory]
    [InlineData("<p>Using the URLconf defined in <code>shop.urls</code>")]
    [InlineData("<title>Werkzeug Debugger</title>")]
    [InlineData("<h1>An unhandled exception occurred while processing the request.</h1>")]
    public void Fails_WhenAnErrorShowsADebugger(string page) =>
        Fails(Check, Healthy.Targets.Healthy with { Missing = Healthy.Targets.Healthy.Missing with { Text = page } });

    [Fact]
    public void Fails_WhenADebugHeaderIsSent() => Fails(Check, Healthy.Targets.Healthy.WithHome(home => home.Sending("X-Debug-Token", "abc")));

    [Fact]
    public void IsUnknown_BehindAWall() => IsUnknown(Check, Healthy.Targets.Healthy.WithHome(home => home with { Status = 401 }), UnknownReason.Blocked);

    [Theory]
    [InlineData("NODE_ENV=production", "npm start", Outcome.Pass)]
    [InlineData("NODE_ENV production", "node server.js", Outcome.Pass)]
    [InlineData("PORT=3000", "node server.js", Outcome.Partial)]
    [InlineData("NODE_ENV=development", "node server.js", Outcome.Fail)]
    [InlineData("NODE_ENV=production", "npm run dev", Outcome.Fail)]
    [InlineData("NODE_ENV=production", "npx nodemon server.js", Outcome.Fail)]
    [InlineData("NODE_ENV=production", "uvicorn main:app --host 0.0.0.0 --reload", Outcome.Fail)]
    [InlineData("ASPNETCORE_ENVIRONMENT=Development", "dotnet shop.dll", Outcome.Fail)]
    [InlineData("NODE_ENV=production DEBUG=app:*", "node server.js", Outcome.Pass)]
    [InlineData("DEBUG=True", "gunicorn shop.wsgi", Outcome.Fail)]
    public void JudgesAnImage(string environment, string command, Outcome expected) =>
        Ends(expected, Check.Repository(Repo.Http().WithDockerfile("api/Dockerfile", ("ENV", environment), ("CMD", command))));

    [Fact]
    public void LeavesOutDevelopmentFiles() =>
        Ends(Outcome.Unknown, Check.Repository(Repo.Http().WithDockerfile("api/Dockerfile.dev", ("CMD", "npm run dev"))));

    [Fact]
    public void Fails_WhenAWorkloadSetsADebugMode()
    {
        var spec = Repo.Map(("spec", Repo.Map(("template", Repo.Map(("spec", Repo.Map(("containers", Repo.List(Repo.Map(
            ("name", "api"), ("env", Repo.List(Repo.Map(("name", "NODE_ENV"), ("value", "development"))))))))))))));

        Ends(Outcome.Fail, Check.Repository(Repo.Http().WithKubernetes("k8s/api.yaml", "Deployment", "api", spec)));
    }

    [Theory]
    [InlineData("api/shop/settings.py", Language.Python, "DEBUG = True", Outcome.Fail)]
    [InlineData("api/shop/settings/development.py", Language.Python, "DEBUG = True", Outcome.Unknown)]
    [InlineData("api/shop/settings.py", Language.Python, "DEBUG = env.bool('DEBUG', False)", Outcome.Unknown)]
    [InlineData("api/Program.cs", Language.CSharp, "app.UseDeveloperExceptionPage();", Outcome.Fail)]
    [InlineData("api/Program.cs", Language.CSharp, "if (app.Environment.IsDevelopment())\n{\n    app.UseDeveloperExceptionPage();\n}", Outcome.Unknown)]
    [InlineData("api/main.py", Language.Python, "app.run(host='0.0.0.0', debug=True)", Outcome.Fail)]
    public void JudgesSource(string path, string language, string source, Outcome expected) =>
        Ends(expected, Check.Repository(Repo.Http().WithSource(Check, path, language, source)));
}
