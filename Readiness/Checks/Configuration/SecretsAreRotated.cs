using System.Globalization;
using Gapless.Readiness.Checks.Infrastructure;
using Gapless.Readiness.Checks.Quality;

namespace Gapless.Readiness.Checks.Configuration;

public sealed class SecretsAreRotated : Check
{
    private static readonly Idiom Automatic = Phrases.Idiom(
        "secrets.rotation/automatic",
        [.. Language.Code, Language.Yaml, Language.Shell, Language.Json],
        """\baddRotation(Schedule|SingleUser|MultiUser)\(""", """\badd_rotation_(schedule|single_user|multi_user)\(""", """database/creds/""", """kind:\s*VaultDynamicSecret""", """\.rotate_secret\(""", """\bRotateSecretCommand\(""");

    private static readonly Idiom Policy = DocumentHeadings.Idiom("secrets.rotation/policy", """secrets? rotation|key rotation|credentials? rotation|rotating (secrets|keys|credentials)|rotate (secrets|keys|credentials|the)""");

    // What has to be rotated: a setting whose name says that it is secret.
    public override CheckInfo Info { get; } = new("secrets.rotation", Category.Configuration, Priority.Medium, "Secrets have an owner, an age limit and a rotation that has run")
    {
        Why = "A secret that never changes is known to everybody who ever worked here, and nobody dares to change it on the day it leaks.",
        Remedy = "Turn on rotation for database and API credentials, list the rest with an owner and a limit, and let a heartbeat tell that it ran.",
        Effort = Effort.Medium,
        Methods = [Method.Heartbeat, Method.Repository, Method.Attestation],
        References = ["OWASP ASVS 5.0 13.1.4, 13.3.4", "Azure Well-Architected SE:09", "AWS Well-Architected SEC02-BP05"],
        AppliesWhen = Condition.All(Fact.Service),
    };

    public override ImmutableArray<Idiom> Idioms => [Automatic, Policy];

    public override AttestationForm Attestation { get; } =
        new("Every secret of this system has an owner and an age limit, and none is older.", ["secrets with owner, interval and last rotation", "oldest", "link"], 90);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        if (repository.FirstOf(null, Automatic) is { } rule)
        {
            return [Verdict.Pass(Verdict.WholeSystem, "Secrets are rotated by the platform.", Evidence.Certain("rotation", rule.Location))];
        }

        if (CloudCode.Of(repository).FirstOrDefault(Rotates) is { } resource)
        {
            return [Verdict.Pass(Verdict.WholeSystem, "Secrets are rotated by the platform.", resource.Evidence())];
        }

        if (repository.FirstOf(null, Policy) is { } policy)
        {
            return [Verdict.Partial(Verdict.WholeSystem, $"{policy.Path} says how secrets are rotated; nothing shows that it was done.", Evidence.Strong("written down", policy.Location))];
        }

        var secret = repository.EnvironmentFiles.SelectMany(file => file.Entries.Where(entry => SecretNames.IsSecret(entry.Key)).Select(entry => (file.Path, Entry: entry))).FirstOrDefault();
        return [secret.Entry is not null || repository.Facts.Has(Fact.Database) || repository.Facts.Has(Fact.Users)
            ? Verdict.Fail(Verdict.WholeSystem, "Nothing rotates the secrets, and nothing is written about it.", secret.Entry is not null ? Evidence.Certain($"{secret.Entry.Key} is a secret", new Location(secret.Path, secret.Entry.Line)) : Evidence.Strong("no rotation"))
            : Verdict.NotApplicable(Verdict.WholeSystem, "no secret is needed")];
    }

    // The rotation of a key that encrypts disks (aws_kms_key, google_kms_crypto_key) changes no secret.
    private static bool Rotates(CloudResource one) => !one.IsOptional()
        && (one.Is("aws_secretsmanager_secret_rotation", "AWS::SecretsManager::RotationSchedule", "vault_database_secret_backend_role", "vault_aws_secret_backend_role", "vault_azure_secret_backend_role", "time_rotating")
            || one.Setting("manage_master_user_password", "ManageMasterUserPassword").IsTrue
            || (one.Is("aws_rds_*", "module/*") && one.Setting("manage_master_user_password_rotation").IsTrue)
            || (one.Is("google_secret_manager_secret") && one.Setting("rotation").Exists)
            || (one.Is("azurerm_key_vault_key", "Microsoft.KeyVault/vaults/keys") && one.Setting("rotation_policy").Exists));

    /// <summary><c>secrets</c> names what was rotated; <c>oldest_days</c> and <c>limit_days</c> say what is left.</summary>
    public override IEnumerable<Verdict> Heartbeat(BeatFacts beats)
    {
        if (beats.Beats is not [var last, ..])
        {
            return [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "No rotation was ever reported.")];
        }

        var rotated = last.Meta.GetValueOrDefault("secrets");
        var (oldest, limit) = (Days(last, "oldest_days"), Days(last, "limit_days") ?? 90);
        var evidence = Evidence.Certain(string.Create(CultureInfo.InvariantCulture, $"rotated {rotated ?? "nothing that is named"}, oldest {oldest} days of {limit}"));
        return [!last.Succeeded ? Verdict.Fail(Verdict.WholeSystem, "The last rotation failed.", evidence)
            : oldest > limit ? Verdict.Fail(Verdict.WholeSystem, $"A secret is older than {limit} days.", evidence)
            : string.IsNullOrWhiteSpace(rotated) ? Verdict.Partial(Verdict.WholeSystem, "The last rotation does not say which secrets it changed.", evidence)
            : Verdict.Pass(Verdict.WholeSystem, "Secrets were rotated within their limit.", evidence)];
    }

    private static long? Days(Beat beat, string key) => long.TryParse(beat.Meta.GetValueOrDefault(key), CultureInfo.InvariantCulture, out var days) ? days : null;
}
