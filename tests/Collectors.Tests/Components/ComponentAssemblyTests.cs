using Gapless.Collectors.Repositories;
using Gapless.Collectors.Tests.Repositories;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Tests.Components;

public sealed class ComponentAssemblyTests
{
    private static async Task<RepositoryFacts> ReadAsync(params (string Path, string Text)[] files)
    {
        using var folder = new TemporaryFolder();
        foreach (var (path, text) in files)
        {
            folder.With(path, text);
        }

        return await RepositoryReader.ReadAsync(folder.Path, [], ReadLimits.Default, progress: null, CancellationToken.None);
    }

    [Theory]
    [InlineData("package.json", """{"name":"x","scripts":{"start":"node ."},"dependencies":{"express":"4"}}""", ComponentKind.Http)]
    [InlineData("package.json", """{"name":"x","main":"i.js","dependencies":{"express":"4"}}""", ComponentKind.Library)]
    [InlineData("package.json", """{"name":"x","scripts":{"build":"vite build"},"dependencies":{"react-dom":"19"}}""", ComponentKind.StaticSite)]
    [InlineData("package.json", """{"name":"x","bin":{"x":"x.js"},"dependencies":{"a":"4"}}""", ComponentKind.Tool)]
    [InlineData("package.json", """{"name":"x","scripts":{"start":"node ."},"dependencies":{"bullmq":"4"}}""", ComponentKind.Worker)]
    [InlineData("package.json", """{"name":"x","scripts":{"start":"electron ."},"dependencies":{"express":"4"},"devDependencies":{"electron":"39"}}""", ComponentKind.Tool)]
    [InlineData("package.json", """{"name":"x","scripts":{"start":"node ."},"dependencies":{"expressive":"4"},"devDependencies":{"express":"4"}}""", ComponentKind.Library)]
    [InlineData("x.csproj", """<Project Sdk="Microsoft.NET.Sdk.Web" />""", ComponentKind.Http)]
    [InlineData("x.csproj", """<Project Sdk="Microsoft.NET.Sdk.Worker" />""", ComponentKind.Worker)]
    [InlineData("x.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType></PropertyGroup></Project>""", ComponentKind.Tool)]
    [InlineData("x.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType></PropertyGroup><ItemGroup><FrameworkReference Include="Microsoft.AspNetCore.App" /></ItemGroup></Project>""", ComponentKind.Tool)]
    [InlineData("x.csproj", """<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><FrameworkReference Include="Microsoft.AspNetCore.App" /></ItemGroup></Project>""", ComponentKind.Library)]
    [InlineData("x.csproj", """<Project Sdk="Microsoft.NET.Sdk.BlazorWebAssembly" />""", ComponentKind.StaticSite)]
    [InlineData("x.csproj", """<Project><Sdk Name="Aspire.AppHost.Sdk" Version="9" /><PropertyGroup><OutputType>Exe</OutputType></PropertyGroup></Project>""", ComponentKind.Tool)]
    [InlineData("requirements.txt", "fastapi", ComponentKind.Http)]
    [InlineData("requirements.txt", "streamlit", ComponentKind.Http)]
    [InlineData("composer.json", """{"require":{"yiisoft/yii2":"2"}}""", ComponentKind.Http)]
    [InlineData("package.json", """{"name":"x","main":"i.js","private":true,"dependencies":{"@feathersjs/express":"5"}}""", ComponentKind.Http)]
    [InlineData("requirements.txt", "celery", ComponentKind.Worker)]
    [InlineData("requirements.txt", "numpy", ComponentKind.Library)]
    [InlineData("Gemfile", "gem 'rails'", ComponentKind.Http)]
    [InlineData("composer.json", """{"require":{"laravel/framework":"11"}}""", ComponentKind.Http)]
    public async Task TellsTheKind_ByTheManifest(string path, string text, ComponentKind kind) => Assert.Equal(kind, (await ReadAsync((path, text))).Components.Single().Kind);

    [Fact]
    public async Task FindsTheRoutes_InACrateThatTheServiceIsBuiltWith()
    {
        var facts = await ReadAsync(
            ("Cargo.toml", "[workspace]\nmembers = ['src/*']\n[workspace.dependencies]\nactix-web = '4'"),
            ("src/bin/Cargo.toml", "[package]\nname = 'shop'\n[dependencies]\nactix-web = { workspace = true }\nshop-handlers = { path = '../api' }"),
            ("src/bin/src/main.rs", "fn main() {}"),
            ("src/api/Cargo.toml", "[package]\nname = 'shop-handlers'\n[dependencies]\nactix-web = { workspace = true }"),
            ("src/api/src/lib.rs", "#[get(\"/orders\")]\nasync fn orders() -> Json<Vec<Order>> { Json(vec![]) }"));

        Assert.True(facts.Components.Single(one => one.Name == "shop").Facts.Has(Fact.Api));
        Assert.False(facts.Components.Single(one => one.Name == "shop-handlers").Facts.Has(Fact.Api));
        Assert.True(facts.Facts.Has(Fact.Api));
    }

    [Fact]
    public async Task CallsAServletContainerAService()
    {
        var facts = await ReadAsync(("build.gradle", "dependencies {\n  implementation \"org.eclipse.jetty:jetty-server:12.1.8\"\n}"), ("src/main/java/Main.java", "public class Main { public static void main(String[] args) { } }"));

        Assert.Equal(ComponentKind.Http, facts.Components.Single().Kind);
    }

    [Fact]
    public async Task NeedsAnEntryPoint_ToCallCompiledCodeAService()
    {
        const string Module = "module example.org/x\nrequire github.com/gin-gonic/gin v1";

        Assert.Equal(ComponentKind.Library, (await ReadAsync(("go.mod", Module), ("a.go", "package a\n// func main()"))).Components.Single().Kind);
        Assert.Equal(ComponentKind.Http, (await ReadAsync(("go.mod", Module), ("cmd/a/main.go", "package main\nfunc main() {}"))).Components.Single().Kind);
        Assert.Equal(ComponentKind.Tool, (await ReadAsync(("Cargo.toml", "[package]\nname='x'"), ("src/main.rs", "fn main() {}"))).Components.Single().Kind);
    }

    [Fact]
    public async Task FindsTheParts_NotTestsSamplesOrWorkspaceRoots()
    {
        var facts = await ReadAsync(
            ("package.json", """{"private":true,"workspaces":["apps/*"],"scripts":{"build":"turbo"},"devDependencies":{"turbo":"2"}}"""),
            ("apps/api/package.json", """{"name":"api","scripts":{"start":"node ."},"dependencies":{"fastify":"5","pg":"8"}}"""),
            ("apps/web/package.json", """{"name":"web","dependencies":{"next":"15","react-dom":"19"}}"""),
            ("examples/a/package.json", """{"name":"example","dependencies":{"express":"4"}}"""),
            ("tests/e2e/package.json", """{"name":"e2e","dependencies":{"express":"4"}}"""));

        Assert.Equal(["api", "web"], facts.Components.Select(component => component.Name));
        Assert.Equal(5, facts.Manifests.Length);
        Assert.True(facts.Facts.Has(Fact.MultiService));
        Assert.True(facts.Components[0].Facts.Has(Fact.Database));
        Assert.False(facts.Components[1].Facts.Has(Fact.Database));
        Assert.Equal("web", facts.ComponentOf("apps/web/pages/index.tsx")!.Name);
    }

    [Fact]
    public async Task JoinsAManifestOfAssets_ToTheServiceBesideIt()
    {
        var facts = await ReadAsync(("Gemfile", "gem 'rails'"), ("package.json", """{"dependencies":{"react-dom":"19"}}"""), ("app/views/a.html.erb", "x"));

        var component = facts.Components.Single();
        Assert.Equal(Fact.Ruby, component.Stack);
        Assert.True(component.Facts.Has(Fact.SinglePage));
        Assert.True(component.Facts.Has(Fact.Frontend));
    }

    [Theory]
    [InlineData(Fact.Upload, "a.py", "def a(file: UploadFile): ...")]
    [InlineData(Fact.Users, "a.py", "class User(Base):\n    email = Column(String)")]
    [InlineData(Fact.PersonalData, "a.py", "class User(Base):\n    email = Column(String)")]
    [InlineData(Fact.PersonalData, "models/a.py", "phone_number = Column(String)")]
    [InlineData(Fact.Api, "a.py", "@app.get('/x')\ndef x(): ...")]
    [InlineData(Fact.CookieAuthentication, "settings.py", "INSTALLED_APPS = ['django.contrib.sessions']")]
    [InlineData(Fact.Compose, "compose.yaml", "services: { a: { image: b } }")]
    [InlineData(Fact.Cache, "compose.yaml", "services: { a: { image: 'docker.io/library/redis:7' } }")]
    [InlineData(Fact.Docker, "Dockerfile", "FROM a")]
    [InlineData(Fact.InfrastructureCode, "infra/main.tf", "resource")]
    [InlineData(Fact.InfrastructureCode, "site.yml", "- hosts: all\n  tasks: []")]
    [InlineData(Fact.PlatformService, "fly.toml", "app = 'x'")]
    public async Task ShowsAFact_WithItsEvidence(string fact, string path, string text)
    {
        var facts = await ReadAsync(("requirements.txt", "fastapi"), (path, text));

        Assert.Equal(path, facts.Facts.Why(fact)?.Location?.Path);
    }

    [Theory]
    [InlineData(Fact.Users, "a.py", "# class User: email")]
    [InlineData(Fact.Users, "a.py", "class UserInterfaceTheme:\n    email = 1")]
    [InlineData(Fact.Users, "tests/a.py", "class User:\n    email = 1")]
    [InlineData(Fact.Docker, ".devcontainer/Dockerfile", "FROM a")]
    [InlineData(Fact.Docker, "examples/Dockerfile", "FROM a")]
    [InlineData(Fact.Cache, "compose.yaml", "services: { a: { image: 'acme/credis-like' } }")]
    [InlineData(Fact.Queue, "requirements.txt", "celery-like\nhotel")]
    [InlineData(Fact.Kubernetes, "a.yaml", "apiVersion: v1\nkind: ConfigMap")]
    [InlineData(Fact.Http, "a.txt", "")]
    public async Task ShowsNoFact_WhereItOnlyLooksLikeIt(string fact, string path, string text) => Assert.False((await ReadAsync(("setup.py", ""), (path, text))).Facts.Has(fact));

    [Fact]
    public async Task SaysHowSureItIs()
    {
        var facts = (await ReadAsync(("requirements.txt", "fastapi\npsycopg2"), ("compose.yaml", "services: { a: { image: 'postgres:17' } }"))).Facts;

        Assert.Equal(Confidence.Hint, facts.Why(Fact.Http)!.Confidence);
        Assert.Equal(Confidence.Certain, facts.Why(Fact.Relational)!.Confidence);
    }

    private const string Parent = "<project><groupId>g</groupId><artifactId>shop</artifactId><packaging>pom</packaging><dependencies><dependency><groupId>o</groupId><artifactId>spring-boot-starter-actuator</artifactId></dependency></dependencies></project>";
    private const string Common = "<project><parent><artifactId>shop</artifactId></parent><artifactId>common</artifactId><dependencies><dependency><groupId>o</groupId><artifactId>spring-boot-starter-web</artifactId></dependency></dependencies></project>";
    private const string AdminModule = "<project><parent><artifactId>shop</artifactId></parent><artifactId>admin</artifactId><dependencies><dependency><groupId>g</groupId><artifactId>common</artifactId></dependency></dependencies></project>";

    [Fact]
    public async Task IsAService_WhenAModuleBesideItBringsTheWebServer()
    {
        var facts = await ReadAsync(("pom.xml", Parent), ("common/pom.xml", Common), ("admin/pom.xml", AdminModule),
            ("admin/src/main/java/Admin.java", "class Admin { public static void main(String[] a) { SpringApplication.run(Admin.class, a); } }"));

        var admin = facts.Components.Single(component => component.Name is "admin");
        Assert.Equal(ComponentKind.Http, admin.Kind);
        Assert.NotNull(admin.Manifest.Find("spring-boot-starter-actuator"));
        Assert.Equal(ComponentKind.Library, facts.Components.Single(component => component.Name is "common").Kind);
    }

    [Fact]
    public async Task IsATool_WhenAProgramIsOnlyBuiltWithTheModulesOfAService() =>
        Assert.Equal(ComponentKind.Tool, (await ReadAsync(("pom.xml", Parent), ("common/pom.xml", Common), ("admin/pom.xml", AdminModule),
            ("admin/src/main/java/Generator.java", "class Generator { public static void main(String[] a) { write(); } }"))).Components.Single(component => component.Name is "admin").Kind);

    [Fact]
    public async Task IsAService_WhenAGradleProjectBesideItBringsTheWebServer() =>
        Assert.Equal(ComponentKind.Http, (await ReadAsync(
            ("core/build.gradle", "dependencies {\n    api 'org.springframework.boot:spring-boot-starter-web'\n}"), ("app/build.gradle", "dependencies {\n    implementation project(':core')\n}"),
            ("app/src/main/java/App.java", "class App { public static void main(String[] a) { SpringApplication.run(App.class, a); } }"))).Components.Single(component => component.Path is "app").Kind);

    [Fact]
    public async Task HasAnApi_WhenNextKeepsRoutesInFiles()
    {
        var facts = await ReadAsync(
            ("package.json", """{"private":true,"workspaces":["apps/*","packages/*"],"devDependencies":{"turbo":"2"}}"""),
            ("apps/web/package.json", """{"name":"web","scripts":{"build":"next build"},"dependencies":{"next":"15"}}"""),
            ("apps/web/pages/api/v1/links.ts", "export default function handler(req, res) { res.status(200).end(); }"),
            ("packages/router/package.json", """{"name":"router","main":"index.ts","private":true,"dependencies":{"next":"15"}}"""),
            ("packages/router/links.tsx", "export const useLinks = () => 1;"));

        Assert.True(facts.Facts.Has(Fact.Api));
        Assert.Equal(ComponentKind.Library, facts.Components.Single(component => component.Name is "router").Kind);
    }

    [Theory]
    [InlineData("serverless.yml", ComponentKind.Http)]
    [InlineData("host.json", ComponentKind.Http)]
    [InlineData("README.md", ComponentKind.Library)]
    public async Task TakesFunctionsForAService_WhenAPlatformCallsThem(string file, ComponentKind kind)
    {
        var facts = await ReadAsync(("package.json", """{"name":"x","dependencies":{"middy":"4"}}"""), (file, "{}"), ("build/package.json", """{"type":"module"}"""));

        Assert.Equal(kind, facts.Components.Single().Kind);
    }

    [Fact]
    public async Task BuildsNoService_WhenOnlyTheDevelopmentContainerDoes()
    {
        var facts = await ReadAsync(("pyproject.toml", "[tool.ruff]\nline-length = 120\n"), ("requirements-dev.txt", "ruff"), (".devcontainer/docker-compose.yaml", "services: { app: { build: { context: .., dockerfile: .devcontainer/Dockerfile } } }"));

        Assert.DoesNotContain(facts.Components, component => component.IsService);
        Assert.False(facts.Facts.Has(Fact.Service));
    }

    [Theory]
    [InlineData("=== cdk.json\n{}\n=== infra/stack.py\nlambda_.Function(self, 'f')\n", "def lambda_handler(event, context):\n    pass\n", ComponentKind.Http)]
    [InlineData("=== template.yaml\nResources:\n  F: { Type: AWS::Serverless::Function, Properties: { CodeUri: orders/ } }\n", "def lambda_handler(event, context):\n    pass\n", ComponentKind.Http)]
    [InlineData("", "def lambda_handler(event, context):\n    pass\n", ComponentKind.Library)]
    [InlineData("=== cdk.json\n{}\n=== infra/stack.py\nlambda_.Function(self, 'f')\n", "def total(rows):\n    pass\n", ComponentKind.Library)]
    public async Task WhatInfrastructureCodeDeploysAsAFunctionIsAService(string code, string program, ComponentKind expected)
    {
        var facts = await Infrastructure.InfrastructureTests.ReadAsync($"{code}=== orders/requirements.txt\nboto3==1.0\n=== orders/app.py\n{program}");

        Assert.Equal(expected, facts.Components.Single().Kind);
    }

    [Fact]
    public async Task ADatabaseOfTheRuntimeNeedsNoDriver() =>
        Assert.True((await Infrastructure.InfrastructureTests.ReadAsync("=== package.json\n{ \"name\": \"a\", \"scripts\": { \"start\": \"x\" }, \"dependencies\": { \"hono\": \"4.0.0\" } }\n=== src/db.ts\nimport { Database } from \"bun:sqlite\";\n")).Facts.Has(Fact.Relational));

    [Theory]
    [InlineData("=== Cargo.toml\n[package]\nname = \"notes\"\n[dependencies]\nrusqlite = \"0.31\"\n=== src/main.rs\nfn main() { }\n", false)]
    [InlineData("=== Cargo.toml\n[package]\nname = \"notes\"\n[dependencies]\nrusqlite = \"0.31\"\n=== src/main.rs\nfn main() { }\n=== Dockerfile\nFROM rust:1\nCMD [\"notes\"]\n", true)]
    [InlineData("=== Cargo.toml\n[package]\nname = \"notes\"\n[dependencies]\nrusqlite = \"0.31\"\naxum = \"0.8\"\n=== src/main.rs\nfn main() { let app = Router::new().route(\"/\", get(root)); axum::serve(listener, app); }\n", true)]
    public async Task ADesktopsFileIsNoDatabaseOfASystem(string files, bool expected) => Assert.Equal(expected, (await Infrastructure.InfrastructureTests.ReadAsync(files)).Facts.Has(Fact.Relational));

    [Theory]
    [InlineData("=== requirements.txt\nfastapi==0.115\nazure-cosmos==4.7\n=== main.py\napp = FastAPI()\n")]
    [InlineData("=== go.mod\nmodule shop\nrequire github.com/aws/aws-sdk-go-v2/service/dynamodb v1.30.0\n=== main.go\nfunc main() { http.ListenAndServe(\":80\", nil) }\n")]
    public async Task KnowsTheDriversOfDocuments(string files) => Assert.True((await Infrastructure.InfrastructureTests.ReadAsync(files)).Facts.Has(Fact.DocumentStore));

    [Fact]
    public async Task ReadsTheProgramsOfACrate() =>
        Assert.Equal(ComponentKind.Http, (await ReadAsync(("Cargo.toml", "[package]\nname='x'\n[lib]\n[[bin]]\nname='x'\npath='src/bin/main.rs'\n[dependencies]\naxum='0.8'"), ("src/lib.rs", "pub fn serve() {}"), ("src/bin/main.rs", "fn main() {}"))).Components.Single().Kind);

    [Fact]
    public async Task CallsAProgramATool_WhenItListensForOneSignInOnly() =>
        Assert.Equal(ComponentKind.Tool, (await ReadAsync(("go.mod", "module example.org/x\nrequire github.com/zalando/go-keyring v0.2.8"), ("main.go", "package main\nfunc main() { server := &http.Server{Addr: \"127.0.0.1:0\"} }"))).Components.Single().Kind);

    [Theory]
    [InlineData("go.mod", "module example.org/x\nrequire github.com/gin-gonic/gin v1", "main.go", "package main\nfunc main() {}\nfunc same(hash, given []byte) bool { return bcrypt.CompareHashAndPassword(hash, given) == nil }", Fact.Users)]
    [InlineData("go.mod", "module example.org/x\nrequire github.com/gin-gonic/gin v1", "main.go", "package main\nfunc main() {}\nfunc keep() { http.SetCookie(w, &http.Cookie{Name: SessionName, Value: token}) }", Fact.CookieAuthentication)]
    [InlineData("requirements.txt", "flask", "app.py", "session['user_id'] = user.id", Fact.CookieAuthentication)]
    [InlineData("package.json", """{"name":"x","scripts":{"start":"node ."},"dependencies":{"express":"4","hbs":"4"}}""", "views/home.hbs", "<p>{{name}}</p>", Fact.Frontend)]
    [InlineData("pom.xml", "<project><artifactId>x</artifactId><dependencies><dependency><groupId>org.xerial</groupId><artifactId>sqlite-jdbc</artifactId></dependency></dependencies></project>", "A.java", "class A { }", Fact.Relational)]
    public async Task KnowsTheFact(string manifest, string text, string path, string source, string fact) => Assert.True((await ReadAsync((manifest, text), (path, source))).Components.Single().Facts.Has(fact));

    [Fact]
    public async Task TakesAStateOfASignInElsewhere_ForNoSession() =>
        Assert.False((await ReadAsync(("go.mod", "module example.org/x\nrequire github.com/gin-gonic/gin v1"), ("main.go", "package main\nfunc main() {}\nfunc keep() { c.SetCookie(\"oauth_state\", state, 600) }"))).Components.Single().Facts.Has(Fact.CookieAuthentication));
}
