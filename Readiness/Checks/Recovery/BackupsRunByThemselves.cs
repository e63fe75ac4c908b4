using System.Globalization;
using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Readiness.Checks.Recovery;

public sealed partial class BackupsRunByThemselves : Check
{
    private const string DumpTools = """pg_dump(all)?|pg_basebackup|mysqldump|mariadb-dump|mongodump|wal-g|wal-e|pgbackrest|barman|restic|borg(matic)?|litestream|velero|sqlite3\s.*\.backup|aws\s+s3\s+(sync|cp)\b.*backup|azcopy\b.*backup""";

    private static readonly Idiom Script = new("backup.automated/script", ["pg_dump", "mysqldump", "mariadb-dump", "mongodump", "pg_basebackup", "wal-g", "pgbackrest", "restic", "litestream", ".backup"])
    {
        Pattern = Dump(),
        Accept = match => !Copied().IsMatch(match.LineText),
        Languages = [Language.Shell, Language.JavaScript, Language.Python, Language.CSharp, Language.Go, Language.Ruby, Language.Php, Language.Json, Language.Text],
    };

    // Schedule::command('db:backup')->hourly();   cron.schedule('0 3 * * *', backupDatabase)   {"0 3 * * *", Shop.Workers.Backup}
    private static readonly Idiom Timer = Phrases.Idiom("backup.automated/timer", Language.Code, """\bSchedule::(command|job|call|exec)\([^\n]{0,80}[bB]ackup""", """\$schedule->(command|job|call|exec)\([^\n]{0,80}[bB]ackup""", """\bcron\.schedule\([^\n]{0,120}[bB]ackup""", """\bscheduleJob\([^\n]{0,120}[bB]ackup""", """\badd_job\([^\n]{0,80}backup""", """\bRecurringJob\.AddOrUpdate[^\n]{0,120}Backup""", """\brake ['"][\w:]{0,40}backup""", """\{"[\d*/, -]{9,40}", [\w.]{1,80}Backup""");

    public override CheckInfo Info { get; } = new("backup.automated", Category.Recovery, Priority.Critical, "Backups run by themselves on schedule and succeed")
    {
        Why = "The backup that somebody has to remember is the one that is missing.",
        Remedy = "Schedule a backup of every store, and end it with a heartbeat that carries its size and where it is.",
        Effort = Effort.Medium,
        Methods = [Method.Heartbeat, Method.Repository, Method.Attestation],
        References = ["AWS Well-Architected REL09-BP03", "Azure Well-Architected RE:09"],
        AppliesWhen = Condition.Any(Fact.Database),
    };

    public override ImmutableArray<Idiom> Idioms => [Script, Timer];

    public override AttestationForm Attestation { get; } =
        new("Every store of this system is backed up automatically at least daily, and failures reach a person.", ["stores", "mechanism", "where backups are kept", "who is told of a failure"], 180);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var (managed, scheduled) = (ManagedBackup.Of(repository).ToList(), Scheduled(repository));
        if (managed.Count > 0)
        {
            return managed.Select(one => OfManaged(one, scheduled));
        }

        if (scheduled is not null)
        {
            return [Verdict.Partial(Verdict.WholeSystem, "A backup is scheduled; no heartbeat says that it succeeds.", scheduled)];
        }

        return repository.HitsOf(Script).FirstOrDefault(hit => hit.Class == PathClasses.Production) is { } script
            ? [Verdict.Partial(Verdict.WholeSystem, $"{script.Path} makes a backup, but nothing schedules it.", Evidence.Strong("backup script without a schedule", script.Location))]
            : [Verdict.Fail(Verdict.WholeSystem, "Nothing makes backups of the database.", repository.Facts.Why(Fact.Database) is { } why ? [why] : [])];
    }

    private static Verdict OfManaged(ManagedBackup one, Evidence? scheduled) => one.IsMade switch
    {
        true when one.IsOptional => Verdict.Partial(one.Subject, "The managed service makes backups, where a setting asks for that service.", one.Database.Evidence()),
        true => Verdict.Pass(one.Subject, "The managed service makes backups, as the infrastructure code says.", one.Database.Evidence()),
        _ when scheduled is not null => Verdict.Partial(one.Subject, "A backup is scheduled; no heartbeat says that it succeeds.", scheduled, one.Database.Evidence()),
        false => Verdict.Fail(one.Subject, "The managed service is not told to make backups.", one.Database.Evidence()),
        null => Verdict.Unknown(one.Subject, UnknownReason.Never, "Whether the managed service makes backups is known only where it is deployed.", one.Database.Evidence()),
    };

    /// <summary>Sizes are compared with the median of the last seven: a sudden shrink is half a backup.</summary>
    public override IEnumerable<Verdict> Heartbeat(BeatFacts beats)
    {
        if (beats.Beats is not [var last, ..])
        {
            return [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "No backup was ever reported.")];
        }

        var sizes = beats.Beats.Take(7).Select(SizeOf).ToList();
        var size = sizes[0];
        var median = sizes.Order().ElementAt(sizes.Count / 2);
        var evidence = Evidence.Certain($"{size?.ToString(CultureInfo.InvariantCulture) ?? "no"} bytes, finished {last.Finished:yyyy-MM-dd HH:mm} UTC");
        return [(last.Succeeded, size) switch
        {
            (false, _) => Verdict.Fail(Verdict.WholeSystem, "The last backup failed.", evidence),
            (_, 0) => Verdict.Fail(Verdict.WholeSystem, "The last backup is empty.", evidence),
            (_, null) => Verdict.Partial(Verdict.WholeSystem, "The last backup succeeded, but does not say how large it is.", evidence),
            _ when size * 2 < median => Verdict.Partial(Verdict.WholeSystem, "The last backup is less than half as large as usual.", evidence),
            _ => Verdict.Pass(Verdict.WholeSystem, "The last backup succeeded.", evidence),
        }];
    }

    private static long? SizeOf(Beat beat) => long.TryParse(beat.Meta.GetValueOrDefault("bytes"), CultureInfo.InvariantCulture, out var bytes) ? bytes : null;

    internal static Evidence? Scheduled(RepositoryFacts repository)
    {
        var cron = repository.KubernetesResources.FirstOrDefault(one => one.Class == PathClasses.Production && (one.Kind is "ScheduledBackup" or "Schedule" || (one.Kind is "CronJob" && BacksUp(one.Root))));
        if (cron is not null)
        {
            return Evidence.Certain($"{cron.Kind} {cron.Name}", new(cron.Path, cron.Root.Line));
        }

        var pipeline = repository.Pipelines.FirstOrDefault(one => one.RunsOn("schedule") && one.Steps.Any(step => step.Commands.Any(command => DumpCommand().IsMatch(command.Text))));
        if (pipeline is not null)
        {
            return Evidence.Certain("a scheduled pipeline dumps the database", new(pipeline.Path, 0));
        }

        foreach (var file in repository.ComposeFiles.Where(one => one.Class == PathClasses.Production))
        {
            if (file.Services.FirstOrDefault(service => (service.Image ?? service.Name).Contains("backup", StringComparison.OrdinalIgnoreCase) || BacksUp(service.Definition["command"])) is { } service)
            {
                return Evidence.Certain($"service {service.Name} makes backups", new(file.Path, service.Definition.Line));
            }
        }

        return repository.FirstOf(null, Timer) is { } timer ? Evidence.Strong("the program schedules a backup", timer.Location) : null;
    }

    private static bool BacksUp(Node node) => node.Descendants().Any(one => one.Text is { } text && DumpCommand().IsMatch(text));

    [GeneratedRegex(@"(?<=^|[\s;&|(""'`/])(" + DumpTools + @")(\s|$|[""'`])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Dump();

    [GeneratedRegex(@"\b(" + DumpTools + @")\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DumpCommand();

    // pg_dump "$SOURCE" | psql "$TARGET" copies a database, and keeps nothing.
    [GeneratedRegex("""\|\s*(psql|mysql|mariadb|mongorestore|pg_restore)\b""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Copied();
}
