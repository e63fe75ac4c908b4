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
}
