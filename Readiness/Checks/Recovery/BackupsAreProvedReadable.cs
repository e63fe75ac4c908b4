using System.Globalization;
using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Containers;
using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Readiness.Checks.Recovery;

public sealed partial class BackupsAreProvedReadable : Check
{
    public override CheckInfo Info { get; } = new("backup.verified", Category.Recovery, Priority.High, "Each backup is proved readable")
    {
        Why = "A backup job that ends well can still have written an empty or a broken file, and nobody notices until it is needed.",
        Remedy = "Restore each night's backup into a throw-away container, count the rows of a core table, and send a heartbeat with the count.",
        Effort = Effort.Medium,
        Methods = [Method.Heartbeat, Method.Repository, Method.Attestation],
        References = ["AWS Well-Architected REL09-BP04", "Site Reliability Engineering, chapter 26", "ISO 27001 A.8.13"],
        AppliesWhen = Condition.Any(Fact.Database),
    };

    public override AttestationForm Attestation { get; } = new("Each backup is restored or checked, and what was in it was counted.", ["method", "date of the last check", "artefact", "rows counted"], 180);

    public override IEnumerable<Verdict> Heartbeat(BeatFacts beats)
    {
        if (beats.Beats is not [var last, ..])
        {
            return [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "No check of a backup was ever reported.")];
        }

        var method = last.Meta.GetValueOrDefault("method") ?? last.Meta.GetValueOrDefault("verified") ?? "";
        var rows = long.TryParse(last.Meta.GetValueOrDefault("rows") ?? last.Meta.GetValueOrDefault("rows_checked") ?? last.Meta.GetValueOrDefault("tables"), CultureInfo.InvariantCulture, out var count) ? count : 0;
        var evidence = Evidence.Certain($"{(method.Length > 0 ? method : "no method")}, {rows} rows");
        return [(last.Succeeded, rows) switch
        {
            (false, _) => Verdict.Fail(Verdict.WholeSystem, "The last backup could not be read.", evidence),
            (_, > 0) => Verdict.Pass(Verdict.WholeSystem, "The last backup was read, and its rows were counted.", evidence),
            _ => Verdict.Partial(Verdict.WholeSystem, "The last backup was checked, but nothing in it was counted.", evidence),
        }];
    }

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var evidence = Job(repository);
        return [evidence is null
            ? Verdict.Fail(Verdict.WholeSystem, "Nothing reads a backup again.", repository.Facts.Why(Fact.Database) ?? Evidence.Certain("no scheduled restore or check"))
            : Verdict.Partial(Verdict.WholeSystem, "A job checks backups; no heartbeat says that it succeeds.", evidence)];
    }

    private static Evidence? Job(RepositoryFacts repository)
    {
        var pipeline = repository.Pipelines.Where(one => one.RunsOn("schedule")).SelectMany(one => one.Steps.SelectMany(step => step.Commands)).FirstOrDefault(command => Verifies().IsMatch(command.Text));
        if (pipeline is not null)
        {
            return Evidence.Certain("a scheduled pipeline restores or checks", new(pipeline.Path, pipeline.Line, pipeline.Text));
        }

        var cron = repository.KubernetesResources.FirstOrDefault(one => one.Class == PathClasses.Production && one.Kind is "CronJob" && one.Root.Descendants().Any(node => node.Text is { } text && Verifies().IsMatch(text)));
        return cron is not null ? Evidence.Certain($"CronJob {ManifestText.Shown(cron.Name)} restores or checks", new(cron.Path, cron.Root.Line))
            : repository.Resources.FirstOrDefault(one => one.Is("aws_backup_restore_testing_plan")) is { } plan ? Evidence.Certain("a restore testing plan", plan.Location)
            : null;
    }

    [GeneratedRegex("""\b(pg_restore|pgbackrest\s+(\S+\s+)*verify|restic\s+(\S+\s+)*check|borg\s+(\S+\s+)*check|mongorestore|wal-g\s+(backup-fetch|wal-verify)|barman\s+(check|recover)|litestream\s+restore|velero\s+restore)\b""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Verifies();
}
