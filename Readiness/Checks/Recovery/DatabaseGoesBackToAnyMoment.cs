using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Containers;
using Gapless.Readiness.Checks.Data;
using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Readiness.Checks.Recovery;

public sealed partial class DatabaseGoesBackToAnyMoment : Check
{
    private static readonly Idiom Archive = new("backup.pitr/archive", ["archive_command", "archive_mode", "wal-g", "wal-push", "pgbackrest", "litestream", "log_bin", "log-bin", "WALG_"])
    {
        Pattern = ArchivePattern(),
        Languages = [Language.Configuration, Language.Yaml, Language.Shell, Language.Dockerfile, Language.Text, Language.Dotenv],
    };

    private static readonly ImmutableArray<string> Settings = [Language.Configuration, Language.Yaml, Language.Dotenv, Language.Text, Language.Dockerfile, Language.Shell];

    // repo1-path=/var/lib/pgbackrest   PGBACKREST_REPO1_TYPE=s3
    private static readonly Idiom Repository1 = Phrases.Idiom("backup.pitr/repository", Settings, """\brepo1-path\b""", """REPO1_PATH\b""");
    private static readonly Idiom Remote = Phrases.Idiom("backup.pitr/remote", Settings, """\brepo\d-type\s*=\s*(s3|gcs|azure|sftp)""", """\brepo\d-host\b""", """REPO1_TYPE\b""", """REPO1_HOST\b""");

    public override CheckInfo Info { get; } = new("backup.pitr", Category.Recovery, Priority.High, "The database can be restored to a point in time")
    {
        Why = "A bad statement at noon must not cost everything since last night's dump.",
        Remedy = "Turn on the archive of the write-ahead log, or the point-in-time recovery of the managed service.",
        Effort = Effort.Small,
        Methods = [Method.Repository, Method.Attestation],
        References = ["AWS Well-Architected REL09", "PostgreSQL: continuous archiving and point-in-time recovery"],
        AppliesWhen = Condition.Any(Fact.Database),
    };

    public override ImmutableArray<Idiom> Idioms => [Archive, Repository1, Remote];

    public override AttestationForm Attestation { get; } = new("The production database can be restored to any moment of its retention.", ["mechanism", "earliest restorable time", "latest restorable time"], 180);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var managed = ManagedBackup.Of(repository).ToList();
        if (managed.Count > 0)
        {
            var dumps = BackupsRunByThemselves.Scheduled(repository);
            return managed.Select(one => OfManaged(one, dumps));
        }

        if (DatabaseOperators.In(Cluster.Of(repository)).FirstOrDefault(one => one.Root.At("spec", "backup", "barmanObjectStore").Exists || one.Root.At("spec", "plugins").Items.Any(plugin => plugin["name"].Text?.Contains("barman", StringComparison.Ordinal) == true) || one.Root.At("spec", "backups", "pgbackrest").Exists || one.Root.At("spec", "backup", "pitr", "enabled").IsTrue) is { } operated)
        {
            return [Verdict.Pass(Verdict.WholeSystem, $"{operated.Kind} {ManifestText.Shown(operated.Name)} archives its log.", Evidence.Certain("continuous archive", new(operated.Path, operated.Root["spec"].Line)))];
        }

        if (repository.HitsOf(Archive).Where(hit => hit.Class == PathClasses.Production).OrderBy(hit => IsOnItsOwnDisk(repository, hit)).FirstOrDefault() is { } archive)
        {
            return [IsOnItsOwnDisk(repository, archive)
                ? Verdict.Partial(Verdict.WholeSystem, "The log of the database is archived, but on a disk of its own host.", Evidence.Strong(archive.Excerpt, archive.Location))
                : Verdict.Pass(Verdict.WholeSystem, "The log of the database is archived.", Evidence.Strong(archive.Excerpt, archive.Location))];
        }

        if (BackupsRunByThemselves.Scheduled(repository) is { } dump)
        {
            return [Verdict.Partial(Verdict.WholeSystem, "There are dumps only: whatever came after the last one would be lost.", dump)];
        }

        return [Verdict.Fail(Verdict.WholeSystem, "Nothing lets the database go back to a point in time.", repository.Facts.Why(Fact.Database) ?? Evidence.Certain("no continuous archive"))];
    }

    private static Verdict OfManaged(ManagedBackup one, Evidence? dumps) => one.IsContinuous switch
    {
        true when one.IsOptional => Verdict.Partial(one.Subject, $"{one.Subject} can be restored to a point in time, where a setting asks for it.", one.Database.Evidence()),
        true => Verdict.Pass(one.Subject, $"{one.Subject} can be restored to a point in time.", one.Database.Evidence()),
        null => Verdict.Unknown(one.Subject, UnknownReason.Never, "Whether it can be restored to a point in time is known only where it is deployed.", one.Database.Evidence()),
        false when one.IsMade is true || dumps is not null => Verdict.Partial(one.Subject, "There are backups at intervals only: whatever came after the last one would be lost.", one.Database.Evidence()),
        false => Verdict.Fail(one.Subject, $"Nothing lets {one.Subject} go back to a point in time.", one.Database.Evidence()),
    };

    // cp %p /archive/%f ends with the disk; pgbackrest writes to its own host unless it names another or an object store.
    private static bool IsOnItsOwnDisk(RepositoryFacts repository, IdiomHit archive) =>
        (Copies().IsMatch(archive.Excerpt) && !Elsewhere().IsMatch(archive.Excerpt))
        || (archive.Excerpt.Contains("pgbackrest", StringComparison.Ordinal) && repository.HitsOf(Repository1).Length > 0 && repository.FirstOf(null, Remote) is null);

    // archive_command = 'wal-g wal-push %p', but not '/bin/true'
    [GeneratedRegex("""(?<![#\w])(archive_command["']?\s*[=:]\s*["']?(?!\s*["']?(/bin/true|true|/bin/false|cd \.|''|""|\(disabled\)|$))\S|wal-g\s+wal-push|wal-g\b[^\n]{0,40}backup-push|pgbackrest\b[^\n]{0,80}(archive-push|backup)|litestream\s+replicate|WALG_(S3|GS|AZ)_PREFIX|litestream/litestream)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ArchivePattern();

    [GeneratedRegex("""archive_command.*\b(cp|mv|rsync|gzip|lz4|zstd|dd|cat|install)\b""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Copies();

    [GeneratedRegex("""s3|gs:|gsutil|azcopy|rclone|wal-g|wal-e|barman|pgbackrest|restic|\bscp\b|\bssh\b|\bcurl\b|\w@\w[\w.-]*:|rsync\b.*\w:""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Elsewhere();
}
