using Gapless.Collectors.Repositories;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Tests.Repositories;

public sealed class PathClassifierTests
{
    private static PathClasses Classify(string path, params string[] others) =>
        new PathClassifier([.. others.Append(path).Select(one => new WalkedFile(one, 1, true))], []).Classify(path);

    [Theory]
    [InlineData("src/Program.cs", PathClasses.Production)]
    [InlineData("src/Latest.java", PathClasses.Production)]
    [InlineData("src/Edit.java", PathClasses.Production)]
    [InlineData("src/OrderTest.java", PathClasses.Test)]
    [InlineData("src/OrderIT.java", PathClasses.Test)]
    [InlineData("src/OrderTests.cs", PathClasses.Test)]
    [InlineData("src/Product.UnitTests/Order.cs", PathClasses.Test)]
    [InlineData("src/contests/a.cs", PathClasses.Production)]
    [InlineData("a/Tests/x.cs", PathClasses.Test)]
    [InlineData("a/x.spec.ts", PathClasses.Test)]
    [InlineData("a/x_test.go", PathClasses.Test)]
    [InlineData("test_x.py", PathClasses.Test)]
    [InlineData("latest_x.py", PathClasses.Production)]
    [InlineData("spec/models/user_spec.rb", PathClasses.Test)]
    [InlineData("Examples/x.cs", PathClasses.Sample)]
    [InlineData("example_configs/app.service", PathClasses.Sample)]
    [InlineData(".claude/skills/pdf/scripts/make.py", PathClasses.Sample)]
    [InlineData(".cursor/rules/api.ts", PathClasses.Sample)]
    [InlineData("exampled/x.cs", PathClasses.Production)]
    [InlineData("deploy/nginx.conf.example", PathClasses.Sample)]
    [InlineData(".htaccess.example", PathClasses.Sample)]
    [InlineData(".env.example", PathClasses.Production)]
    [InlineData("README.md", PathClasses.Documentation)]
    [InlineData("docs/conf.py", PathClasses.Documentation)]
    [InlineData("requirements.txt", PathClasses.Production)]
    [InlineData("requirements/base.txt", PathClasses.Production)]
    [InlineData("a.Designer.cs", PathClasses.Generated)]
    [InlineData("pnpm-lock.yaml", PathClasses.Generated)]
    [InlineData("a.min.js", PathClasses.Generated)]
    public void KnowsTheClass_ByThePath(string path, PathClasses expected) => Assert.Equal(expected, Classify(path));

    [Fact]
    public void TellsTemplatesApart()
    {
        Assert.Equal(PathClasses.Production, Classify("chart/templates/deployment.yaml", "chart/Chart.yaml"));
        Assert.Equal(PathClasses.Production, Classify("app/templates/index.html"));
        Assert.Equal(PathClasses.Sample, Classify("templates/web/index.html", "templates/web/package.json"));
        Assert.Equal(PathClasses.Sample, Classify("templates/service/main.go"));
    }

    [Theory]
    [InlineData("Dockerfile", Language.Dockerfile)]
    [InlineData("api.Dockerfile", Language.Dockerfile)]
    [InlineData("Dockerfile.prod", Language.Dockerfile)]
    [InlineData("DockerfileReader.cs", Language.CSharp)]
    [InlineData("Dockerfile.dockerignore", Language.Text)]
    [InlineData(".env.production", Language.Dotenv)]
    [InlineData("environment.ts", Language.JavaScript)]
    [InlineData("a.TSX", Language.JavaScript)]
    [InlineData("Makefile", Language.Shell)]
    [InlineData("a.unknown", Language.Text)]
    public void KnowsTheLanguage_ByTheName(string path, string expected) => Assert.Equal(expected, LanguageOf.Name(path));
}
