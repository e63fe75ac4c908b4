using System.Collections.Immutable;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Configuration;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class SecretsAreRotatedTests : CheckTests<SecretsAreRotated>
{
    [Fact]
    public Task Passes_WhenThePlatformRotates() => Passes(NodeApi + "\n=== infra/db.tf\nresource \"aws_secretsmanager_secret_rotation\" \"db\" {}\n");

    [Theory]
    [InlineData("infra/db.tf", "resource \"aws_db_instance\" \"db\" {\n  manage_master_user_password = true\n}")]
    [InlineData("infra/db.tf", "resource \"google_secret_manager_secret\" \"db\" {\n  rotation {\n    rotation_period = \"2592000s\"\n  }\n}")]
    [InlineData("infra/key.tf", "resource \"azurerm_key_vault_key\" \"db\" {\n  rotation_policy {\n    expire_after = \"P90D\"\n  }\n}")]
    [InlineData("lib/stack.ts", "secret.addRotationSchedule('every', { automaticallyAfter: Duration.days(30) });")]
    public Task Passes_WhenInfrastructureCodeSaysSo(string file, string text) => Passes(NodeApi + $"\n=== {file}\n{text}\n");

    [Theory]
    [InlineData("infra/kms.tf", "resource \"google_kms_crypto_key\" \"disk\" {\n  rotation_period = \"7776000s\"\n}")]
    [InlineData("config/log.yaml", "rotationPolicy: daily")]
    public Task Fails_WhenOnlyOtherThingsRotate(string file, string text) => Fails(NodeApi + $"\n=== {file}\n{text}\n");

    [Fact]
    public Task IsPartial_WhenItIsOnlyWritten() => IsPartial(NodeApi + "\n=== docs/security.md\n# Security\n\n## Secret rotation\n\nEvery 90 days.\n", "docs/security.md");

    [Fact]
    public Task Fails_WhenNothingRotates() => Fails(NodeApi + "\n=== .env.example\nDB_PASSWORD=\n", "Nothing rotates");

    [Fact]
    public Task DoesNotApply_WhenThereIsNoSecret() => DoesNotApply("=== package.json\n{ \"name\": \"x\", \"scripts\": { \"start\": \"node .\" }, \"dependencies\": { \"express\": \"4.19.2\" } }\n", "no secret");

    [Theory]
    [InlineData(true, "db", "20", Outcome.Pass)]
    [InlineData(true, "db", "120", Outcome.Fail)]
    [InlineData(true, null, "20", Outcome.Partial)]
    [InlineData(false, "db", "20", Outcome.Fail)]
    public void JudgesTheLastBeat(bool succeeded, string? secrets, string oldest, Outcome expected)
    {
        var meta = ImmutableSortedDictionary.CreateRange(new[] { ("secrets", secrets), ("oldest_days", oldest) }.Where(one => one.Item2 is not null).Select(one => KeyValuePair.Create(one.Item1, one.Item2!)));

        var verdict = Assert.Single(new SecretsAreRotated().Heartbeat(new("hb:secret-rotation", TimeSpan.FromDays(90), [new(succeeded, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, meta)])));

        Assert.Equal(expected, verdict.Outcome);
    }
}
