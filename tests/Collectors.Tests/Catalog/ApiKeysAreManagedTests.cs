using Gapless.Readiness.Checks.Identity;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class ApiKeysAreManagedTests : CheckTests<ApiKeysAreManaged>
{
    private const string Whole = "\n=== prisma/api-key.prisma\nmodel ApiKey {\n  keyHash String\n  scopes String[]\n  expiresAt DateTime // of the api key\n  revokedAt DateTime\n  lastUsedAt DateTime\n}\n";

    [Fact]
    public Task Passes_WhenHashedScopedAndEnding() => Passes(NodeApi + Whole);

    [Fact]
    public Task IsPartial_WhenItHasNoScopes() => IsPartial(NodeApi + Whole.Replace("  scopes String[]\n", "", StringComparison.Ordinal), "scopes");

    [Fact]
    public Task Fails_WhenItIsKeptInTheClear() => Fails(NodeApi + "\n=== prisma/api-key.prisma\nmodel ApiKey {\n  key String\n}\n", "hashed");

    [Theory]
    [InlineData("if (req.headers['x-api-key'] !== process.env.API_KEY) return refuse();")]
    [InlineData("if (apiKey === 'c0ffee-c0ffee-1') return next();")]
    public Task Fails_WhenAllShareOne(string check) => Fails(NodeApi + $"\n=== src/key.js\n{check}\n", "one key");

    [Fact]
    public Task IsUnknown_WhenKeysAreKeptElsewhere() => IsUnknown(NodeApi + "\n=== src/key.js\nconst key = req.headers['x-api-key'];\nawait gateway.check(key);\n");

    [Fact]
    public Task DoesNotApply_WhenOnlyOthersKeysAreUsed() => DoesNotApply(NodeApi + "\n=== src/mail.js\nconst client = new Mail({ apiKey: process.env.MAIL_API_KEY });\nif (config.apiKey === '') throw new Error();\n");
}
