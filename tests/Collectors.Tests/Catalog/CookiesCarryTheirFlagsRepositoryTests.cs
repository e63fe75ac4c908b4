using Gapless.Readiness.Checks.Identity;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class CookiesCarryTheirFlagsRepositoryTests : CheckTests<CookiesCarryTheirFlags>
{
    private const string Session = "=== package.json\n{ \"name\": \"shop\", \"scripts\": { \"start\": \"node server.js\" }, \"dependencies\": { \"express\": \"4.19.2\", \"express-session\": \"1.18.0\" } }\n=== src/app.js\nsession({ cookie: { secure: true, sameSite: 'lax' } });\n";

    [Fact]
    public Task Passes_WhenOnlyTheTokenAgainstForgeryIsForScripts() => Passes(Session + "=== src/middlewares/csrf.js\nctx.cookies.set(name, token, { secure: true, sameSite: 'lax', httpOnly: false });\n");

    [Theory]
    [InlineData("httpOnly: false")]
    [InlineData("secure: false")]
    public Task Fails_WhenTheSessionLacksAFlag(string flag) => Fails(Session + "=== src/login.js\nres.cookie('sid', id, { " + flag + " });\n", "switched off");

    [Theory]
    [InlineData("=== package.json\n{ \"name\": \"a\", \"scripts\": { \"start\": \"node .\" }, \"dependencies\": { \"express\": \"4\", \"express-session\": \"1\" } }\n=== src/auth-cookie.js\nreturn { httpOnly: true, secure, sameSite: 'lax' };\n")]
    [InlineData("=== go.mod\nmodule a\nrequire github.com/gorilla/sessions v1.2.0\n=== cookie.go\nreturn &http.Cookie{\n\tName: name,\n\tSecure: !c.Security.InsecureCookies,\n\tHttpOnly: true,\n\tSameSite: http.SameSiteLaxMode,\n}\n")]
    [InlineData("=== composer.json\n{ \"name\": \"a/b\", \"require\": { \"symfony/framework-bundle\": \"^7.0\" } }\n=== config/packages/security.yaml\nform_login: ~\n=== config/packages/framework.yaml\nsession:\n    cookie_secure: auto\n    cookie_samesite: lax\n")]
    public Task Passes_WhenSecureFollowsTheEnvironment(string files) => Passes(files);

    [Fact]
    public Task Passes_WhenScriptsReadACookieThatOpensNothing() => Passes("=== package.json\n{ \"name\": \"a\", \"scripts\": { \"start\": \"node .\" }, \"dependencies\": { \"fastify\": \"5\", \"@fastify/session\": \"10\" } }\n=== src/guard.js\nres.setCookie('joinedWorkspaces', ids, { httpOnly: false, secure: isHttps });\nres.setCookie('authToken', token, { httpOnly: true, secure: isHttps, sameSite: 'lax' });\n");

    [Fact]
    public Task Fails_WhenScriptsReadTheSession() => Fails("=== package.json\n{ \"name\": \"a\", \"scripts\": { \"start\": \"node .\" }, \"dependencies\": { \"fastify\": \"5\", \"@fastify/session\": \"10\" } }\n=== src/guard.js\nres.setCookie('authToken', token, { httpOnly: false, secure: isHttps });\n");

    [Fact]
    public Task IsPartial_WhenOnlyARemovalNamesSecure() => IsPartial("=== requirements.txt\nflask==3.1\nflask-login==0.6\n=== app/sessions.py\nresponse.delete_cookie(name, secure=secure)\n=== app/settings.py\nSESSION_COOKIE_SAMESITE = 'Lax'\n");

    [Fact]
    public Task IsPartial_WhenLaravelLeavesSecureToASetting() => IsPartial("=== composer.json\n{ \"name\": \"a/shop\", \"require\": { \"laravel/framework\": \"^12.0\", \"laravel/breeze\": \"^2.0\" } }\n=== config/session.php\n<?php return ['secure' => env('SESSION_SECURE_COOKIE'), 'http_only' => true, 'same_site' => 'lax'];\n");

    [Fact]
    public Task IsPartial_WhenOnlyTheFrameworkSetsThem() => IsPartial("=== Gemfile\ngem 'rails', '~> 8.0'\ngem 'devise'\n", "by itself");
}
