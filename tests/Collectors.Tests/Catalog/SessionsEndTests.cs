using Gapless.Readiness.Checks.Identity;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class SessionsEndTests : CheckTests<SessionsEnd>
{
    private const string Users = "=== package.json\n{ \"name\": \"shop\", \"scripts\": { \"start\": \"node server.js\" }, \"dependencies\": { \"express\": \"4.19.2\", \"passport\": \"0.7.0\" } }\n";
    private const string Limits = "=== src/session.js\napp.use(session({ rolling: true, cookie: { maxAge: 3600000 } }));\n";
    private const string Login = "=== src/login.js\nreq.session.regenerate(() => {});\n";
    private const string Logout = "=== src/logout.js\nreq.session.destroy(() => {});\n";

    [Fact]
    public Task Passes_WhenBothLimitsARenewalAndAnEndAreThere() => Passes(Users + Limits + Login + Logout);

    [Theory]
    [InlineData(Limits + Login, "an end on the server")]
    [InlineData(Limits + Logout, "a new id at login")]
    [InlineData(Login + Logout, "an idle limit, an absolute limit")]
    public Task IsPartial_WhenOneIsMissing(string files, string missing) => IsPartial(Users + files, missing);

    [Fact]
    public Task Fails_WhenNothingEndsASession() => Fails(Users + "=== src/login.js\nconst token = jwt.sign({ id }, secret);\n", "Nothing sets");

    [Theory]
    [InlineData("=== src/verify.js\njwt.verify(token, secret, { ignoreExpiration: true });\n")]
    [InlineData("=== Startup.cs\noptions.ExpireTimeSpan = TimeSpan.FromDays(365);\n")]
    public Task Fails_WhenSessionsLastForever(string files) => Fails(Users + Limits + Login + Logout + files, "never end");

    [Fact]
    public Task IsUnknown_WhenAProviderKeepsThem() => IsUnknown("=== package.json\n{ \"name\": \"shop\", \"scripts\": { \"start\": \"next start\" }, \"dependencies\": { \"next\": \"15.0.0\", \"@clerk/nextjs\": \"6.0.0\" } }\n", "identity provider");

    [Fact]
    public Task IsUnknown_WhenNoLoginIsRecognised() => IsUnknown(Users + "=== .github/workflows/stale.yml\non: push\njobs: {}\n# inactivity\n=== src/server.go\nserver.IdleTimeout = time.Minute\n", "neither a login");

    [Fact]
    public Task DoesNotApply_WhenThereAreNoUsers() => DoesNotApply(NodeApi);

    [Fact]
    public Task IsPartial_WhenOnlyOneOfTwoServicesEndsItsSessions() => IsPartial("""
        === shop/package.json
        { "name": "shop", "scripts": { "start": "node a.js" }, "dependencies": { "express": "4", "express-session": "1", "passport": "0.7" } }
        === shop/auth.js
        passport.use(strategy);
        app.use(session({ rolling: true, cookie: { maxAge: 3600000 } }));
        req.session.regenerate(done);
        req.session.destroy(done);
        === admin/package.json
        { "name": "admin", "scripts": { "start": "node b.js" }, "dependencies": { "express": "4", "express-session": "1", "passport": "0.7" } }
        === admin/auth.js
        passport.use(strategy);
        app.use(session({ cookie: { maxAge: 3600000 } }));
        """, "admin: There is no sign of an idle limit");

    [Fact]
    public Task IsPartial_WhenOnlyTokensHoldForEver() => IsPartial("=== composer.json\n{ \"name\": \"a/shop\", \"require\": { \"laravel/framework\": \"^12.0\", \"laravel/sanctum\": \"^4.0\" } }\n=== config/session.php\n<?php return ['lifetime' => env('SESSION_LIFETIME', 120)];\n=== config/sanctum.php\n<?php return ['expiration' => null];\n=== app/Http/Controllers/Auth/Login.php\n<?php $request->session()->regenerate();\n", "until somebody revokes");

    [Fact]
    public async Task ShowsNoEnd_WhenAListOfAddressesIsCalledSo()
    {
        var finding = await Judge("=== requirements.txt\nflask==3\nflask-login==0.6\n=== handlers/users.py\nfrom disposable_email_domains import blacklist\nlogin_user(user)\n=== handlers/session.py\nPERMANENT_SESSION_LIFETIME = 3600\n");

        Assert.DoesNotContain(finding.Evidence, one => one.Evidence.Message is "an end on the server at logout");
    }

    [Fact]
    public Task Fails_WhenSymfonyRemembersForAYear() => Fails("=== composer.json\n{ \"name\": \"a/shop\", \"require\": { \"symfony/framework-bundle\": \"^7.0\", \"symfony/security-bundle\": \"^7.0\" } }\n=== config/packages/security.yaml\nsecurity:\n    firewalls:\n        main:\n            form_login:\n                provider: users\n            remember_me:\n                secret: \"%env(APP_SECRET)%\"\n                lifetime: 31536000\n", "90 days");

    [Fact]
    public Task IsPartial_WhenTheCookieOfATokenEnds() => IsPartial(Users + "=== src/tools.js\nfunction keep(res, token) {\n  res.cookie(\"token\", token, {\n    maxAge: 1000 * 60 * 60 * 24 * 7,\n    httpOnly: true\n  });\n}\n");
}
