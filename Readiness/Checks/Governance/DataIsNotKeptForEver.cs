using System.Globalization;
using Gapless.Readiness.Checks.Infrastructure;
using Gapless.Readiness.Checks.Quality;

namespace Gapless.Readiness.Checks.Governance;

public sealed class DataIsNotKeptForEver : Check
{
    private static readonly Idiom Schedule = DocumentHeadings.Idiom("privacy.retention/schedule", """data retention\w*|retention (policy|schedule|periods?)|retention|how long (we|data)|data lifecycle|storage periods?""");

    private static readonly Idiom Enforced = Phrases.Idiom(
        "privacy.retention/enforced",
        [.. Language.Code, Language.Sql, Language.Yaml, Language.Json, Language.Configuration],
        """\bexpireAfterSeconds\b""", """cron\.schedule\(\s*'[^\n]{0,60}(DELETE|purge|delete)""", """\bpurge_?(old|expired|stale|inactive|deleted)\w*""", """\b[pP]urge(Old|Expired|Stale|Inactive|Deleted)\w*""", """\bdelete_?(old|expired|stale|inactive)\w*""", """\b[dD]elete(Old|Expired|Stale|Inactive)\w*""", """\bclean_?up_?(old|expired|stale|inactive)\w*""", """\b[cC]lean[uU]p(Old|Expired|Stale|Inactive|Job)\w*""", """\bprune_?(old|expired|stale)?\w*Job\b""", """\bMassPrunable\b""", """\bPrunable\b""", """\bmodel:prune\b""", """\bprune_(?!bundler)\w+\b""", """\b[cC]lean(Old|Expired|Stale)\w*\(""", """\bprune(users|notifs|sessions|tokens|tokenbucket|logs|events)\b""", """\bArchiveEntries\(""", """CLEANUP_\w*(DAYS|INTERVAL)""", """\bPruneOld\w*""", """\bclear_expired\w*""", """\bclearsessions\b""", """DROP PARTITION""", """detach_partition""", """add_retention_policy\(""", """<=? [^\n]{1,80}\)\.ExecuteDelete(Async)?\(""", """__lte?=[^\n]{1,80}\)\.delete\(\)""", """['"]<=?['"],[^\n]{1,80}\)->delete\(\)""", """\bwhere\([^\n]{1,80}\.ago[^\n]{0,10}\)\.(delete|destroy)_all\b""", """\bRetentionJob\b""", """\bretentionJob\b""", """\b[dD]ata_?[rR]etention_?(Months|Days|months|days)\b""", """\bCleanUserDataBefore\(""", """\bretention_?[dD]ays\b""", """\bRetentionDays\b""") with
    { Accept = match => !match.Path.Contains("vendor", StringComparison.OrdinalIgnoreCase) && !match.LineText.Contains("label", StringComparison.OrdinalIgnoreCase) && !match.Text.Contains("cache", StringComparison.OrdinalIgnoreCase) && !match.Path.Contains("locale", StringComparison.OrdinalIgnoreCase) && !IsOnce(match.Path), LimitPerFile = 3 };

    public override CheckInfo Info { get; } = new("privacy.retention", Category.Governance, Priority.Medium, "Data is kept for stated periods and then deleted by a job that runs")
    {
        Why = "What is kept for ever can leak for ever, and the law asks for how long each kind of data is kept, and why.",
        Remedy = "Write a table of data, period, reason and way of deletion for users, logs, backups and support, and let one job delete and report what it counted.",
        Effort = Effort.Medium,
        Methods = [Method.Heartbeat, Method.Repository, Method.Attestation],
        References = ["GDPR Art. 5(1)(e), 30(1)(f)", "OWASP ASVS 5.0 14.2.7"],
        AppliesWhen = Condition.Any(Fact.PersonalData),
    };

    public override ImmutableArray<Idiom> Idioms => [Schedule, Enforced];

    public override AttestationForm Attestation { get; } =
        new("Every kind of data has a period after which it is deleted, and somebody answers for that.", ["schedule", "owner", "date of approval", "link"], 180);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var schedule = repository.FirstOf(null, Schedule);
        var enforced = Telling.Of(repository.HitsOf(Enforced))?.Location ?? CloudCode.Of(repository).FirstOrDefault(Deletes)?.Location;
        return [(schedule, enforced) switch
        {
            ({ } page, { } job) => Verdict.Partial(Verdict.WholeSystem, $"{page.Path} states periods and {job.Path} deletes; no heartbeat says that it runs.", Evidence.Strong("periods", page.Location), Evidence.Strong("deletion", job)),
            ({ } page, null) => Verdict.Partial(Verdict.WholeSystem, $"{page.Path} states periods, and nothing deletes.", Evidence.Strong("periods", page.Location)),
            (null, { } job) => Verdict.Partial(Verdict.WholeSystem, $"{job.Path} deletes what is old, and nothing states the periods.", Evidence.Strong("deletion", job)),
            _ => Verdict.Fail(Verdict.WholeSystem, "No period is stated, and nothing deletes what is old.", repository.Facts.Why(Fact.PersonalData) is { } why ? [why] : [Evidence.Strong("no deletion found")]),
        }];
    }

    // A migration runs once, and a page only shows how long.
    private static bool IsOnce(string path) => path.Contains("migrat", StringComparison.OrdinalIgnoreCase)
        || path.Contains("/versions/", StringComparison.Ordinal) || path.EndsWith(".tsx", StringComparison.Ordinal) || path.EndsWith(".vue", StringComparison.Ordinal);

    // Logs, files and rows that end by themselves; images in a registry are no data of people.
    private static bool Deletes(CloudResource one) => one.Kind switch
    {
        ResourceKind.Logs => one.Setting("retention_in_days", "retention", "retention_days").Number > 0,
        ResourceKind.Storage => one.Setting("lifecycle_rule", "LifecycleConfiguration", "lifecycle_rules", "lifecycleRules").Descendants().Any(node => node.Entries.Any(entry => entry.Key.StartsWith("expir", StringComparison.OrdinalIgnoreCase) || entry.Value.Text is "Delete")),
        ResourceKind.Database => one.Setting("ttl", "TimeToLiveSpecification").Descendants().Any(node => node["enabled"].IsTrue || node["Enabled"].IsTrue) || one.Setting("timeToLiveAttribute", "time_to_live_attribute", "ttl_attribute_name").Exists,
        _ => (one.Is("aws_s3_bucket_lifecycle_configuration") && one.Setting("expiration").Exists) || one.Is("azurerm_storage_management_policy", "Microsoft.Storage/storageAccounts/managementPolicies"),
    };

    /// <summary><c>class</c>, <c>deleted</c>, and <c>oldest_left</c> in days held against <c>period_days</c>.</summary>
    public override IEnumerable<Verdict> Heartbeat(BeatFacts beats)
    {
        if (beats.Beats is not [var last, ..])
        {
            return [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "No deletion was ever reported.")];
        }

        var (oldest, period) = (Number(last, "oldest_left"), Number(last, "period_days"));
        var evidence = Evidence.Certain(string.Create(CultureInfo.InvariantCulture, $"{last.Meta.GetValueOrDefault("class") ?? "data"}: deleted {Number(last, "deleted")}, oldest {oldest} days of {period}"));
        return [!last.Succeeded ? Verdict.Fail(Verdict.WholeSystem, "The last deletion failed.", evidence)
            : oldest > period ? Verdict.Fail(Verdict.WholeSystem, "Data is older than its period allows.", evidence)
            : oldest is null || period is null ? Verdict.Partial(Verdict.WholeSystem, "The last deletion does not say how old what is left is, and how old it may be.", evidence)
            : Verdict.Pass(Verdict.WholeSystem, "The last deletion left nothing that is older than its period.", evidence)];
    }

    private static long? Number(Beat beat, string key) => long.TryParse(beat.Meta.GetValueOrDefault(key), CultureInfo.InvariantCulture, out var number) ? number : null;
}
