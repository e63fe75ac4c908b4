using Gapless.Readiness.Checks.Identity;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class SessionsAreSharedTests : CheckTests<SessionsAreShared>
{
    private const string DotNet = "=== Api.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\" />\n";
    private const string Docker = "=== Dockerfile\nFROM mcr.microsoft.com/dotnet/aspnet:10.0\n";

    [Theory]
    [InlineData(NodeApi + "\n=== src/app.js\napp.use(session({ store: new RedisStore({ client }), secret }));\n")]
    [InlineData(NodeApi + "\n=== src/auth.ts\nexport const { auth } = NextAuth({ session: { strategy: 'jwt' } });\n")]
    [InlineData(DotNet + Docker + "=== Program.cs\nbuilder.Services.AddAuthentication().AddCookie();\nbuilder.Services.AddDataProtection().PersistKeysToDbContext<Keys>();\n")]
    [InlineData("=== requirements.txt\ndjango==5.0\n=== shop/settings.py\nINSTALLED_APPS = ['django.contrib.sessions']\n")]
    [InlineData("=== Gemfile\ngem 'rails'\n=== config/initializers/session_store.rb\nRails.application.config.session_store :cookie_store, key: '_shop'\n")]
    public Task Passes_WhenEveryInstanceFindsThem(string files) => Passes(files);

    [Fact]
    public Task Fails_WhenExpressKeepsThemInMemory() => Fails(NodeApi + "\n=== src/app.js\napp.use(session({ secret, resave: false }));\n", "memory of the process");

    [Fact]
    public Task Fails_WhenDistributedMeansMemory() => Fails(DotNet + "=== Program.cs\nbuilder.Services.AddDistributedMemoryCache();\nbuilder.Services.AddSession();\n", "one instance alone");

    [Fact]
    public Task Fails_WhenSpringKeepsTheLoginInMemory() =>
        Fails("=== pom.xml\n<project><artifactId>shop</artifactId><dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId></dependency></dependencies></project>\n=== src/main/java/App.java\nclass App { static void main(String[] a) { SpringApplication.run(App.class, a); }\n  void f(HttpSecurity http) { http.formLogin(login -> login.loginPage(\"/login\")); } }\n");

    [Fact]
    public Task IsPartial_WhenKeysEndWithTheContainer() => IsPartial(DotNet + Docker + "=== Program.cs\nbuilder.Services.AddAuthentication().AddCookie();\n", "made anew by each container");

    [Fact]
    public Task IsPartial_WhenASettingMayChangeTheFile() =>
        IsPartial("=== composer.json\n{ \"require\": { \"laravel/framework\": \"^11\" } }\n=== config/session.php\n<?php\nreturn ['driver' => env('SESSION_DRIVER', 'file')];\n", "unless a setting");

    [Fact]
    public Task Passes_WhenMemoryIsForDevelopment() => Passes(NodeApi + "\n=== src/app.js\nconst store = process.env.NODE_ENV === 'production' ? new RedisStore({ client }) : new session.MemoryStore();\napp.use(session({ store }));\n");

    [Theory]
    [InlineData("=== go.mod\nmodule shop\n=== main.go\nfunc main() {\n\trequest.AddCookie(&http.Cookie{Name: \"token\"})\n\thttp.ListenAndServe(\":80\", nil)\n}\n")]
    [InlineData(NodeApi + "\n=== src/app.js\nconst token = jwt.sign({ id }, secret);\n// app.use(session({ secret }))\n")]
    public Task DoesNotApply_WhenThereAreNone(string files) => DoesNotApply(files, "no session");

    [Fact]
    public Task IsPartial_WhenOnlyOneOfTwoServicesSharesItsSessions() => IsPartial("""
        === shop/package.json
        { "name": "shop", "scripts": { "start": "node a.js" }, "dependencies": { "express": "4", "express-session": "1", "connect-redis": "7" } }
        === shop/a.js
        app.use(session({ store: new RedisStore({ client }), secret }));
        === admin/package.json
        { "name": "admin", "scripts": { "start": "node b.js" }, "dependencies": { "express": "4", "express-session": "1" } }
        === admin/b.js
        app.use(session({ secret }));
        """, "admin: No store is given");

    [Fact]
    public Task Fails_WhenSymfonyKeepsThemInFiles() => Fails("=== composer.json\n{ \"name\": \"a/shop\", \"require\": { \"symfony/framework-bundle\": \"^7.0\" } }\n=== config/packages/framework.yaml\nframework:\n    session:\n        handler_id: session.handler.native_file\n");
}
