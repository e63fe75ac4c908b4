using Gapless.Readiness.Checks.Identity;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class TokensAreStrictTests : CheckTests<TokensAreStrict>
{
    private const string Verify = "\n=== src/verify.js\nconst claims = jwt.verify(token, key, { algorithms: ['RS256'], issuer: 'shop', audience: 'shop-api' });\n";
    private const string Refresh = "=== src/refresh.js\nawait db.refreshToken.delete({ where: { id } });\n";

    private static string Issue(string lifetime) => $"=== src/issue.js\nconst token = jwt.sign(claims, key, {{ algorithm: 'RS256', expiresIn: {lifetime} }});\n";

    [Theory]
    [InlineData("'15m'")]
    [InlineData("60 * 15")]
    public Task Passes_WhenShortStrictAndRotated(string lifetime) => Passes(NodeApi + Verify + Refresh + Issue(lifetime));

    [Theory]
    [InlineData("'12h'", "12 hours")]
    [InlineData("'7d'", "7 days")]
    public Task IsPartial_WhenItHoldsTooLong(string lifetime, string said) => IsPartial(NodeApi + Verify + Refresh + Issue(lifetime), said);

    [Fact]
    public Task IsPartial_WhenNothingRotates() => IsPartial(NodeApi + Verify + Issue("'15m'"), "rotates");

    [Fact]
    public Task IsPartial_WhenTheAudienceIsNotChecked() => IsPartial(NodeApi + "\n=== src/verify.js\njwt.verify(token, key);\n" + Refresh + Issue("'15m'"), "audience");

    [Fact]
    public Task IsPartial_WhenTheBrowserKeepsIt() => IsPartial(NodeApi + Verify + Refresh + Issue("'15m'") + "=== web/login.js\nlocalStorage.setItem('token', token);\n", "localStorage");

    [Theory]
    [InlineData("=== src/issue.js\nconst token = jwt.sign(claims, key);\n", "when they end")]
    [InlineData("=== src/issue.js\nconst token = jwt.sign(claims, key, { expiresIn: '30d' });\n", "cannot be revoked")]
    [InlineData("=== src/open.js\njwt.verify(token, key, { ignoreExpiration: true });\n", "without checking")]
    [InlineData("=== Program.cs\noptions.TokenValidationParameters.ValidateLifetime = false;\n", "without checking")]
    public Task Fails_WhenTokensAreLoose(string files, string because) => Fails(NodeApi + Verify + files, because);

    [Fact]
    public Task DoesNotApply_WhenThereAreNone() => DoesNotApply(NodeApi + "\n=== test/a.test.js\njwt.sign(claims, key);\n// jwt.sign(claims, key)\n", "no token");

    [Fact]
    public Task IsPartial_WhenOnlyOneOfTwoServicesChecksTheAudience() => IsPartial("""
        === shop/package.json
        { "name": "shop", "scripts": { "start": "node a.js" }, "dependencies": { "express": "4", "jose": "5" } }
        === shop/a.js
        const { payload } = await jwtVerify(token, keys, { issuer: 'https://id.example', audience: 'shop' });
        === admin/package.json
        { "name": "admin", "scripts": { "start": "node b.js" }, "dependencies": { "express": "4", "jose": "5" } }
        === admin/b.js
        const { payload } = await jwtVerify(token, keys);
        """, "admin: The audience is not checked");

    [Fact]
    public Task IsPartial_WhenAnOpaqueTokenHoldsUntilItIsRevoked() => IsPartial("=== composer.json\n{ \"name\": \"a/shop\", \"require\": { \"laravel/framework\": \"^12.0\" } }\n=== app/Login.php\n<?php return $user->createToken('web');\n=== config/sanctum.php\n<?php return ['expiration' => null];\n", "A token holds until it is revoked");

    [Fact]
    public Task IsPartial_WhenTheEndIsComputed() => IsPartial("=== requirements.txt\nfastapi==0.115\n=== app/auth.py\nto_encode['exp'] = datetime.now(UTC) + expires_delta\nreturn jwt.encode(to_encode, key, algorithm='HS256')\n", "audience");

    [Fact]
    public Task IsPartial_WhenTheEndIsAnArgument() => IsPartial("=== Api.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\" />\n=== Tokens.cs\nvar token = new JwtSecurityToken(issuer, audience, claims, expires: accessTokenExpiry);\n", "refresh");

    [Fact]
    public Task IsPartial_WhenTheFirstLookOnlyFindsTheKey() => IsPartial("=== go.mod\nmodule shop\nrequire github.com/golang-jwt/jwt/v5 v5.2.0\nrequire github.com/gin-gonic/gin v1.10.0\n=== auth.go\ntoken := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{\"exp\": until})\nparsed, _, err := jwt.NewParser().ParseUnverified(text, claims)\nkey := jwks.Find(parsed.Header[\"kid\"])\n=== main.go\nfunc main() {\n\tr.POST(\"/orders\", create)\n}\n");

    [Fact]
    public Task IsPartial_WhenPassportGivesThemMonths() => IsPartial("=== composer.json\n{ \"name\": \"a/b\", \"require\": { \"laravel/framework\": \"^12.0\", \"laravel/passport\": \"^13.0\" } }\n=== app/Login.php\n<?php $token = $user->createToken('web');\n=== app/Provider.php\n<?php Passport::tokensExpireIn(now()->addDays(config('token.days', 356)));\n", "days");

    [Fact]
    public Task Fails_WhenAFunctionAddsTheDays() => Fails(NodeApi + Verify + "=== src/issue.js\nconst token = jwt.sign({ iss: 'shop', exp: parseInt((addDays(new Date(), 7).getTime() / 1000).toFixed(0)) }, key);\n", "7 days");

    [Fact]
    public Task Passes_WhenALicenceHoldsForAYear() => Passes(NodeApi + Verify + Refresh + Issue("'15m'") + "=== src/license.js\nconst licence = { token, expiresIn: '365d' };\n");
}
