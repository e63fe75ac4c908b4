using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Readiness.Checks.Recovery;

public sealed class BackupsAreKeptSafe : Check
{
    public override CheckInfo Info { get; } = new("backup.retention", Category.Recovery, Priority.High, "Backups are kept long enough, off-site, encrypted and protected from deletion")
    {
        Why = "Whoever takes over the account, and whatever burns the region, takes backups that stand beside the data too.",
        Remedy = "Keep 30 days, copy them to another region and account, encrypt them, and lock the vault against deletion.",
        Effort = Effort.Medium,
        Methods = [Method.Repository, Method.Attestation],
        References = ["AWS Well-Architected REL09-BP02", "Azure Well-Architected RE:09", "GDPR Art. 32"],
        AppliesWhen = Condition.Any(Fact.Database),
    };

    public override AttestationForm Attestation { get; } = new("Backups are kept long enough, in another place, encrypted, and nobody who runs the system can delete them.", ["retention days", "location", "who can delete", "encryption"], 180);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var retention = BackupSettings.Retention(repository).OrderBy(one => one.Days).ToList();
        var all = CloudCode.Of(repository);
        if (retention.Count == 0)
        {
            return BackupSettings.LaterRetention(repository) is not { } later ? []
                : [Verdict.Partial(Verdict.WholeSystem, "Backups are kept for a time that is known only when it is deployed.", Met(Facets(all)).Prepend(later))];
        }

        // A plan of its own keeps longer than the service does by itself; the shortest counts only among equals.
        var plans = all.Where(one => one.Kind == ResourceKind.Backup).Select(one => one.Path).ToHashSet(StringComparer.Ordinal);
        var (days, shown) = retention.Find(one => plans.Contains(one.Shown.Location?.Path ?? "") && one.Shown.Message.Contains("ackup", StringComparison.Ordinal)) is { Shown: not null } plan ? plan : retention[0];
        var facets = Facets(all);
        var met = Met(facets).ToList();
        var evidence = met.Prepend(shown).ToList();
        return [days < 7 ? Verdict.Fail(Verdict.WholeSystem, $"Backups are kept for {days} days only.", evidence)
            : met.Count == 3 ? Verdict.Pass(Verdict.WholeSystem, $"Backups are kept for {days} days, elsewhere, encrypted and protected.", evidence)
            : Verdict.Partial(Verdict.WholeSystem, $"Backups are kept for {days} days; nothing shows {string.Join(" or ", facets.Where(facet => facet.Shown is null).Select(facet => facet.Name))}.", evidence)];
    }

    private static List<(string Name, Evidence? Shown)> Facets(ImmutableArray<CloudResource> all) =>
        [("a copy in another place", Find(all, IsCopied)), ("encryption", Find(all, IsEncrypted)), ("protection from deletion", Find(all, IsProtected))];

    private static IEnumerable<Evidence> Met(IEnumerable<(string Name, Evidence? Shown)> facets) =>
        facets.Where(facet => facet.Shown is not null).Select(facet => Evidence.Certain($"{facet.Name}: {facet.Shown!.Message}", facet.Shown.Location));

    private static Evidence? Find(ImmutableArray<CloudResource> all, Func<CloudResource, bool> isMet) => all.FirstOrDefault(isMet)?.Evidence();

    private static bool IsCopied(CloudResource one) => one.Setting("copy_action", "CopyActions").Exists
        || one.Setting("geo_redundant_backup_enabled").IsTrue || one.Setting("geoRedundantBackup").Text is "Enabled"
        || one.Setting("cross_region_restore_enabled").IsTrue || one.Setting("storage_mode_type", "redundancy").Text is "GeoRedundant"
        || one.Is("aws_db_instance_automated_backups_replication", "aws_s3_bucket_replication_configuration", "aws_backup_region_settings")
        || (one.Kind is ResourceKind.Database && one.Setting("backup_configuration").Descendants().Any(node => node["location"].Exists));

    private static bool IsEncrypted(CloudResource one) => one.Kind is ResourceKind.Database or ResourceKind.Backup
        && (one.Setting("storage_encrypted", "StorageEncrypted").IsTrue || one.Setting("kms_key_arn", "EncryptionKeyArn", "kms_key_id").Exists || one.Is("azurerm_*", "Microsoft.*", "AddAzure*", "google_*", "digitalocean_database_cluster"));

    private static bool IsProtected(CloudResource one) => one.Is("aws_backup_vault_lock_configuration", "aws_s3_bucket_object_lock_configuration", "azurerm_management_lock", "Microsoft.Authorization/locks")
        || (one.Is("AWS::Backup::BackupVault") && one.Setting("LockConfiguration").Exists)
        || (one.Kind is ResourceKind.Backup && (one.Setting("soft_delete_enabled").IsTrue || one.Setting("immutability", "immutability_policy").Exists))
        || (one.Kind is ResourceKind.Storage && one.Setting("immutability_policy", "object_lock_enabled", "retention_policy").Exists);
}
