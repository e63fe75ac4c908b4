using Gapless.Readiness.Checks.Identity;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class IdentityIsCentralTests : CheckTests<IdentityIsCentral>
{
    private const string Two = "=== users/package.json\n{ \"name\": \"users\", \"scripts\": { \"start\": \"node server.js\" }, \"dependencies\": { \"express\": \"4.19.2\", \"passport\": \"0.7.0\" } }\n=== users/server.js\napp.post('/login', login);\n"
        + "=== orders/package.json\n{ \"name\": \"orders\", \"scripts\": { \"start\": \"node server.js\" }, \"dependencies\": { \"express\": \"4.19.2\" } }\n=== orders/server.js\napp.post('/orders', create);\n";

    private const string Signs = "=== users/login.js\nif (await bcrypt.compare(password, user.hash)) return jwt.sign(claims, key, { algorithm: 'RS256' });\n";

    [Fact]
    public Task Passes_WhenOneSignsAndTheOtherVerifies() => Passes(Two + Signs + "=== orders/verify.js\nconst keys = createRemoteJWKSet(new URL(process.env.AUTH_ISSUER));\n");

    [Fact]
    public Task IsPartial_WhenTheSecretIsCopied() => IsPartial(Two + Signs + "=== orders/verify.js\njwt.verify(token, process.env.JWT_SECRET);\n", "secret of their own copy");

    [Fact]
    public Task IsPartial_WhenAHeaderIsBelieved() => IsPartial(Two + Signs + "=== orders/who.js\nconst user = req.headers['x-user-id'];\n", "believes");

    [Fact]
    public Task Fails_WhenBothKnowPasswords() => Fails(Two + Signs + "=== orders/login.js\nif (await bcrypt.compare(password, user.hash)) return ok;\n", "2 services");

    [Fact]
    public Task Fails_WhenNobodyAsksTheOneThatSigns() => Fails(Two + Signs, "no other of 2");

    [Fact]
    public Task IsUnknown_WhenNothingIsRecognised() => IsUnknown(Two);

    [Fact]
    public Task DoesNotApply_WhenThereIsOneService() => DoesNotApply(NodeApi);
}
