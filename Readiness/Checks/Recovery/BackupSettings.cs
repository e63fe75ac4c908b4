using System.Globalization;
using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Containers;
using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Readiness.Checks.Recovery;

/// <summary>What infrastructure code and manifests say about backups.</summary>
internal static partial class BackupSettings
{
    /// <summary>Where a setting says for how long backups are kept, known only when it is deployed.</summary>
    public static Evidence? LaterRetention(RepositoryFacts repository) => ManagedBackup.Of(repository).Where(one => one is { IsMade: true, Days: null })
        .Select(one => (one.Database, Setting: one.Database.Setting("backup_retention_period", "backup_retention_days"))).Where(one => CloudCode.IsUnresolved(one.Setting))
        .Select(one => Evidence.Certain("a setting says for how long", one.Database.At(one.Setting))).FirstOrDefault();

    /// <summary>For how many days backups are kept, each with where that is said.</summary>
    public static IEnumerable<(long Days, Evidence Shown)> Retention(RepositoryFacts repository)
    {
        foreach (var one in ManagedBackup.Of(repository))
        {
            if (one is { IsMade: true, Days: { } kept })
            {
                yield return (kept, Evidence.Certain($"{one.Subject} keeps {kept} days", one.Database.Location));
            }
        }

        foreach (var one in CloudCode.Of(repository, ResourceKind.Backup))
        {
            var setting = one.Setting("delete_after", "DeleteAfterDays", "retention_daily", "default_retention_duration");
            if ((setting.Number ?? setting.Descendants().Select(node => node["count"].Number).FirstOrDefault(count => count is not null) ?? Duration(setting.Text)) is { } days)
            {
                yield return (days, Evidence.Certain($"{one.Type} {one.Name} keeps {days} days", one.At(setting)));
            }
        }

        foreach (var one in Cluster.Of(repository).Resources)
        {
            var text = one.Root.At("spec", "backup", "retentionPolicy").Text ?? (one.Kind is "Schedule" ? one.Root.At("spec", "template", "ttl").Text : null);
            if (Duration(text) is { } days)
            {
                yield return (days, Evidence.Certain($"{one.Kind} {ManifestText.Shown(one.Name)} keeps {text}", new(one.Path, one.Root["spec"].Line)));
            }
        }
    }

    // 30d, 720h0m0s, P30D, 4w
    private static long? Duration(string? text)
    {
        if (text is null || Period().Match(text) is not { Success: true } match || !long.TryParse(match.Groups["count"].Value, CultureInfo.InvariantCulture, out var count))
        {
            return null;
        }

        return match.Groups["unit"].Value.ToLowerInvariant() switch { "h" => count / 24, "w" => count * 7, "m" => count * 30, _ => count };
    }

    [GeneratedRegex("""^P?(?<count>\d{1,6})(?<unit>[dDhHwWmM])""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Period();
}
