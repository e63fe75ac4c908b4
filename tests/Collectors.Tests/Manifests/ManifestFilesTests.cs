using FsCheck;
using FsCheck.Fluent;
using Gapless.Collectors.Manifests;
using Gapless.Collectors.Repositories;
using Gapless.Collectors.Tests.Repositories;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Tests.Manifests;

public sealed class ManifestFilesTests
{
    private static async Task<PackageManifest> ReadAsync(string path, string text, params (string Path, string Text)[] others)
    {
        using var folder = new TemporaryFolder().With(path, text);
        foreach (var other in others)
        {
            folder.With(other.Path, other.Text);
        }

        var facts = await RepositoryReader.ReadAsync(folder.Path, [], ReadLimits.Default, progress: null, CancellationToken.None);
        return facts.Manifests.Single(manifest => manifest.Path.Equals(path, StringComparison.Ordinal));
    }

    /// <summary>name version, with an exclamation mark for what is needed for development only.</summary>
    private static string Show(PackageManifest manifest) =>
        string.Join("; ", manifest.Dependencies.Select(one => $"{one.Name} {one.Version}{(one.IsDevelopment ? "!" : "")}@{one.Line}"));

    [Fact]
    public async Task ReadsNpm_WithCatalogVersions()
    {
        var manifest = await ReadAsync(
            "app/package.json",
            "{ \"name\": \"app\", \"scripts\": { \"test\": \"vitest\" },\n\"dependencies\": { \"a\": \"^1\", \"@types/a\": \"1\", \"b\": \"catalog:\" },\n\"devDependencies\": { \"c\": \"catalog:old\" } }",
            ("pnpm-workspace.yaml", "packages: [app]\ncatalog: { b: 2 }\ncatalogs: { old: { c: 3 } }"));

        Assert.Equal("a ^1@2; @types/a 1!@2; b 2@2; c 3!@3", Show(manifest));
        Assert.Equal(("app", "npm", "vitest"), (manifest.Name, manifest.Ecosystem, manifest.Scripts["test"]));
    }

    [Fact]
    public async Task ReadsNuGet_WithCentralVersionsAndBuildProperties()
    {
        var manifest = await ReadAsync(
            "src/Api/Api.csproj",
            """
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <ItemGroup>
                <PackageReference Include="A" />
                <PackageReference Include="B" Version="$(BVersion)" PrivateAssets="all" />
                <PackageReference Include="C"><Version>3</Version></PackageReference>
                <FrameworkReference Include="Microsoft.AspNetCore.App" />
                <PackageReference Update="D" Version="4" />
              </ItemGroup>
            </Project>
            """,
            ("Directory.Packages.props", "<Project><ItemGroup><PackageVersion Include=\"a\" Version=\"1\" /><GlobalPackageReference Include=\"G\" Version=\"7\" PrivateAssets=\"all\" /></ItemGroup></Project>"),
            ("src/Directory.Build.props", "<Project><PropertyGroup><BVersion>2</BVersion></PropertyGroup><ItemGroup><PackageReference Include=\"E\" Version=\"5\" /></ItemGroup></Project>"));

        Assert.Equal("A 1@3; B 2!@4; C 3@5; E 5@1; G 7!@1; Microsoft.AspNetCore.App @6", Show(manifest));
        Assert.Equal("Api", manifest.Name);
        Assert.NotNull(manifest.Find("microsoft.aspnetcore.*"));
        Assert.Null(manifest.Find("D"));
    }

    [Theory]
    [InlineData("requirements.txt", "# c\nFlask[async]==2.0 ; python_version > '3' # d\n-r other.txt\n-e .\ngit+https://x/y\nFoo_Bar>=1\n", "flask ==2.0@2; foo-bar >=1@6")]
    [InlineData("requirements-dev.txt", "pytest", "pytest !@1")]
    [InlineData("requirements/base.txt", "django~=5.0", "django ~=5.0@1")]
    [InlineData("pyproject.toml", "[project]\nname='x'\ndependencies = [\"fastapi[all]>=0.1\", 'b']\n[project.optional-dependencies]\ntest = ['c']\naws = ['d']\n[dependency-groups]\ndev = ['e', {include-group='x'}]", "fastapi >=0.1@3; b @3; c !@5; d @6; e !@8")]
    [InlineData("pyproject.toml", "[tool.poetry]\nname='x'\n[tool.poetry.dependencies]\npython='^3'\nA='^1'\nb={version='2', extras=['x']}\n[tool.poetry.group.dev.dependencies]\nc='*'", "a ^1@5; b 2@6; c *!@8")]
    [InlineData("Pipfile", "[packages]\na='*'\n[dev-packages]\nb='1'", "a *@2; b 1!@4")]
    [InlineData("setup.py", "setup(\n  install_requires=['a>=1', \"b\"],\n)", "a >=1@2; b @2")]
    [InlineData("go.mod", "module example.org/a\n\nrequire github.com/x/y v1.0.0\nrequire (\n\tgithub.com/z/w v2.0.0 // note\n\tgithub.com/i/j v1 // indirect\n)\n", "github.com/x/y v1.0.0@3; github.com/z/w v2.0.0@5")]
    [InlineData("pom.xml", "<project><artifactId>x</artifactId><properties><v>3</v></properties><dependencies>\n<dependency><groupId>g</groupId><artifactId>a</artifactId><version>${v}</version></dependency>\n<dependency><artifactId>b</artifactId><scope>test</scope></dependency></dependencies></project>", "a 3@2; b !@3")]
    [InlineData("Gemfile", "source 'x'\ngem 'rails', '~> 8'\n# gem 'no'\ngroup :development, :test do\n  gem \"rspec\"\nend\ngem 'x', group: :test\ngem 'y'", "rails ~> 8@2; rspec !@5; x !@7; y @8")]
    [InlineData("composer.json", "{\"require\": {\"php\": \"8\", \"ext-json\": \"*\", \"a/b\": \"^1\"}, \"require-dev\": {\"c/d\": \"2\"}}", "a/b ^1@1; c/d 2!@1")]
    [InlineData("Cargo.toml", "[package]\nname='x'\n[dependencies]\na='1'\nb={version='2'}\n[dev-dependencies]\nc='3'\n[target.'cfg(unix)'.dependencies]\nd='4'", "a 1@4; b 2@5; c 3!@7; d 4@9")]
    [InlineData("mix.exs", "app: :x,\ndefp deps do [{:phoenix, \"~> 1.7\"},\n{:credo, \"~> 1\", only: [:dev, :test]},\n# {:no, \"1\"}\n{:git, git: \"x\"}] end", "phoenix ~> 1.7@2; credo ~> 1!@3; git @5")]
    public async Task ReadsDependencies_AsEachEcosystemWritesThem(string path, string text, string expected) => Assert.Equal(expected, Show(await ReadAsync(path, text)));

    [Fact]
    public async Task ReadsGradle_WithItsVersionCatalog()
    {
        var manifest = await ReadAsync(
            "app/build.gradle.kts",
            """
            dependencies {
                implementation("g:a:1")
                implementation(platform("g:bom:1"))
                implementation(libs.spring.web)
                testImplementation(libs.bundles.tests)
                // implementation("g:no:1")
                runtimeOnly 'g:b'
                implementation(project(":other"))
            }
            """,
            ("gradle/libs.versions.toml", "[versions]\ns = '3'\n[libraries]\nspring-web = { module = 'o:spring-web', version.ref = 's' }\njunit = 'j:junit:5'\n[bundles]\ntests = ['junit']"));

        Assert.Equal("a 1@2; bom 1@3; spring-web 3@4; junit 5!@5; b @7; other @8", Show(manifest));
        Assert.NotNull(manifest.Find("o:spring-web"));
    }

    [Fact]
    public async Task ReadsGradle_WithALibraryListInGroovy()
    {
        var manifest = await ReadAsync(
            "app/build.gradle",
            "dependencies {\n    implementation libs.jacksonDatabind\n    testImplementation libs.junit\n    implementation libs.unknown\n}\n",
            ("gradle/dependencies.gradle", "versions += [\n  jackson: \"2.16.2\"\n]\nlibs += [\n  jacksonDatabind: \"com.fasterxml.jackson.core:jackson-databind:$versions.jackson\",\n  // no: \"a:b:1\"\n  junit: 'j:junit:5',\n]\n"));

        Assert.Equal("jackson-databind @2; junit 5!@3", Show(manifest));
    }

    [Fact]
    public async Task JoinsVersionsOfACargoWorkspace()
    {
        var manifest = await ReadAsync("a/Cargo.toml", "[package]\nname='a'\n[dependencies]\nserde.workspace = true", ("Cargo.toml", "[workspace.dependencies]\nserde = '1'"));

        Assert.Equal("serde 1@4", Show(manifest));
    }

    [Fact]
    public void NeverThrow_WhateverTheInput()
    {
        string[] names = ["package.json", "a.csproj", "packages.config", "pyproject.toml", "setup.py", "setup.cfg", "requirements.txt", "go.mod", "pom.xml", "build.gradle", "Gemfile", "composer.json", "Cargo.toml", "mix.exs"];
        string[] pieces = ["{", "}", "[", "]", "\"", "'", ":", ",", "\n", "=", "require", "(", ")", "gem ", "implementation", "dependencies", "<", ">", "a", "b/c", "1.0", "install_requires", "group ", "do", "end"];

        Prop.ForAll(Gen.Elements(pieces).ArrayOf().Select(string.Concat).ToArbitrary(), text => Array.TrueForAll(names, name =>
            !ManifestFiles.Read(new(name, PathClasses.Production, text, Node.Missing), ManifestSurroundings.None).Dependencies.IsDefault))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Fact]
    public async Task ReadsMaven_WithWhatItsParentManages()
    {
        var manifest = await ReadAsync(
            "app/pom.xml",
            "<project><artifactId>app</artifactId><dependencies><dependency><groupId>g</groupId><artifactId>a</artifactId></dependency><dependency><groupId>g</groupId><artifactId>b</artifactId><version>${b.version}</version></dependency></dependencies></project>",
            ("pom.xml", "<project><artifactId>all</artifactId><packaging>pom</packaging><properties><b.version>2</b.version></properties><dependencyManagement><dependencies><dependency><groupId>g</groupId><artifactId>a</artifactId><version>1</version></dependency></dependencies></dependencyManagement></project>"));

        Assert.Equal(["a 1", "b 2"], manifest.Dependencies.Select(one => $"{one.Name} {one.Version}"));
    }

    [Fact]
    public async Task ReadsGradle_ByParts() =>
        Assert.Equal("shop 1.0@2; junit 4!@3", Show(await ReadAsync("build.gradle", "dependencies {\n  implementation group: 'org.acme', name: 'shop', version: '1.0'\n  testImplementation(group: \"junit\", name: \"junit\", version: \"4\")\n}\n")));

    [Fact]
    public async Task ReadsBundler_WithAConditionInsideAGroup() =>
        Assert.Equal("a !@3; b !@5; c @7", Show(await ReadAsync("Gemfile", "group :test do\n  if ENV['X']\n    gem 'a'\n  end\n  gem 'b'\nend\ngem 'c'\n")));
}
