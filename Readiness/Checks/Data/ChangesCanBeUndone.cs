using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Quality;

namespace Gapless.Readiness.Checks.Data;

public sealed partial class ChangesCanBeUndone : Check
{
    private const int Nearly = 90;
    private const int Half = 50;
    private const int Latest = 5;

    // What follows the head of a step back must be more than nothing, pass, or an error.
    private static readonly Idiom Back = Phrases.Idiom(
        "db.migration-rollback/back",
        [Language.CSharp, Language.Python, Language.Ruby, Language.Php, Language.JavaScript, Language.Elixir, Language.Go, Language.Xml, Language.Yaml],
        """\bvoid Down\(MigrationBuilder \w+\)\s*\{\s*[^}\s]""", """\bdef downgrade\([^)\n]*\)[^:\n]*:\s*(?!pass\b|raise\b|\.\.\.|return\b)\S""", """^[ \t]*def change\b""", """^[ \t]*def down\b(?!\s*(raise|end))""", """\bfunction down\(\)(: void)?\s*\{\s*(?!\}|//)\S""",
        """\bdown\s*(=|:)\s*(async )?(function\s*)?\(?[^\n]{0,80}(=>|\{)\s*[^}\s]""", """\bfunction down\s*\([^\n]{0,60}\)[^{\n]{0,40}\{\s*[^}\s]""", """\basync down\([^\n]{0,80}\{\s*[^}\s]""", """<rollback\b""", """^[ \t]*-? ?rollback:""") with
    { Accept = IsMigration, LimitPerFile = 3 };

    private static readonly Idiom SqlBack = Phrases.Idiom("db.migration-rollback/sql-back", [Language.Sql], """^-- ?\+goose Down\s+[^\s-]""", """^-- ?migrate:down\s+[^\s-]""", """^--\s*rollback\s+\S""", """^-- ?\+migrate Down\s+[^\s-]""") with
    { WithComments = true, LimitPerFile = 1 };

    // migrations.RunPython(fill)   migrations.RunSQL("…") without a way back
    private static readonly Idiom OneWay = Phrases.Idiom("db.migration-rollback/one-way", [Language.Python], """\bRunPython\(\s*\w+\s*,?\s*\)""", """\bRunSQL\(\s*("[^"]{0,2000}"|'[^']{0,2000}')\s*,?\s*\)""") with { Accept = IsMigration, LimitPerFile = 1 };

    private static readonly Idiom Marked = Phrases.Idiom("db.migration-rollback/marked", Language.Code, """IrreversibleMigration""", """raise NotImplementedError""", """\birreversible\b""", """NotSupportedException""") with { Accept = IsMigration, LimitPerFile = 1 };

    private static readonly Idiom Policy = Phrases.Idiom(
        "db.migration-rollback/policy",
        [Language.Markdown, Language.Text],
        """[eE]xpand[ -]?(and[ -]|/|[–-] ?)?[cC]ontract""", """[fF]orward[- ][fF]ix""", """[fF]ix[- ][fF]orward""", """[rR]oll[- ]?forward""", """[mM]igrations?\s+(are|must be|is|stay)\s+(always\s+)?(backward|reversible)""") with
    { In = PathClasses.Documentation };

    private static readonly Idiom PolicySection = DocumentHeadings.Idiom("db.migration-rollback/policy-section", """roll(ing)? ?back (a |the )?(database|schema|migration)\w*|migration roll ?back|schema changes""");

    private static readonly Idiom PointInTime = Phrases.Idiom(
        "db.migration-rollback/point-in-time",
        [Language.Hcl, Language.Bicep, Language.Yaml, Language.Configuration, Language.Json, Language.Shell],
        """backup_retention_period\s*=\s*[1-9]""", """point_in_time_recovery""", """pointInTimeRecovery""", """backupRetentionDays\s*:""", """BackupRetentionPeriod""", """barmanObjectStore""", """\bwal-g\b""", """\bpgbackrest\b""", """\barchive_mode\s*[=:]\s*["']?on""", """\blitestream\b""");

    // These know the way back of every change of the schema by themselves.
    private static readonly string[] Reversing = ["Django"];

    public override CheckInfo Info { get; } = new("db.migration-rollback", Category.Data, Priority.High, "Every schema change has a way back")
    {
        Why = "When a release has to be taken back, a schema that only goes forward keeps the old version from running.",
        Remedy = "Write the step back of every migration, or write down that changes first expand and later contract, so that a new migration repairs a bad one; rehearse it once.",
        Effort = Effort.Medium,
        Methods = [Method.Repository, Method.Attestation],
        References = ["Azure Well-Architected OE:11", "AWS Well-Architected REL08", "Site Reliability Engineering, chapter 8"],
        AppliesWhen = Condition.All(Fact.Database),
    };

    public override ImmutableArray<Idiom> Idioms => [Back, SqlBack, OneWay, Marked, Policy, PolicySection, PointInTime];

    public override AttestationForm Attestation { get; } =
        new("A schema change of this system can be taken back or repaired forward, and this was rehearsed.", ["policy or scripts", "last rehearsal", "who", "link"], 180);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        if (MigrationFiles.Of(repository) is not var (tool, files))
        {
            return [Verdict.NotApplicable(Verdict.WholeSystem, "there are no migrations")];
        }

        var policy = repository.FirstOf(null, Policy, PolicySection);
        // drizzle/meta/_journal.json stands for the files beside it.
        var all = tool is "Drizzle" ? repository.Files.Where(file => file.Language is Language.Sql && files.Any(journal => file.Folder + "/meta" == journal.Folder)) : files;
        var steps = all.Where(file => !IsWayBack(file) && IsStep(file)).OrderBy(file => MigrationFiles.Order(file), StringComparer.Ordinal).ToList();
        if (steps.Count == 0)
        {
            return [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, $"The {tool} files hold no step that could be read.")];
        }

        var oneWay = steps.Where(step => !CanGoBack(repository, tool, step)).ToList();
        var marked = oneWay.Count(step => repository.HitsIn(step.Path, Marked).Any());
        return [Judge(repository, tool, steps, oneWay, marked, policy)];
    }

    private static Verdict Judge(RepositoryFacts repository, string tool, List<FileFact> steps, List<FileFact> oneWay, int marked, IdiomHit? policy)
    {
        var share = (steps.Count - oneWay.Count) * 100 / steps.Count;
        var evidence = oneWay.TakeLast(5).Reverse().Select(step => Evidence.Certain("no way back", new(step.Path, 0)))
            .Append(Evidence.Certain($"{steps.Count - oneWay.Count} of {steps.Count} can be undone ({tool})", new(steps[^1].Path, 0))).ToList();
        if (share >= Nearly && !steps.TakeLast(Latest).Intersect(oneWay).Any())
        {
            return Verdict.Pass(Verdict.WholeSystem, $"{steps.Count - oneWay.Count} of {steps.Count} migrations, and all of the latest, have a step back.", evidence);
        }

        if (policy is not null)
        {
            var written = Evidence.Strong("policy", policy.Location);
            return repository.FirstOf(null, PointInTime) is { } archive
                ? Verdict.Pass(Verdict.WholeSystem, $"{policy.Path} says how a bad change is repaired forward, and the database can be restored to a point in time.", [written, Evidence.Strong("restorable", archive.Location)])
                : Verdict.Partial(Verdict.WholeSystem, $"{policy.Path} says how a bad change is repaired forward, but nothing shows that the database can be restored to a point in time.", evidence.Prepend(written));
        }

        return share >= Half || (oneWay.Count > 0 && marked == oneWay.Count)
            ? Verdict.Partial(Verdict.WholeSystem, $"{oneWay.Count} of {steps.Count} migrations have no step back{(marked == 0 ? ", and nothing says that this is meant" : "")}.", evidence)
            : Verdict.Fail(Verdict.WholeSystem, $"{oneWay.Count} of {steps.Count} migrations have no step back, and no policy says what to do instead.", evidence);
    }

    private static bool CanGoBack(RepositoryFacts repository, string tool, FileFact step)
    {
        if (Reversing.Contains(tool, StringComparer.Ordinal))
        {
            return !repository.HitsIn(step.Path, OneWay).Any();
        }

        return repository.HitsIn(step.Path, Back).Any() || repository.HitsIn(step.Path, SqlBack).Any() || Partner(repository, step)
            || (tool is "Liquibase" && step.Language is Language.Xml or Language.Yaml or Language.Json);
    }

    // 001_users.up.sql and 001_users.down.sql; V1__users.sql and U1__users.sql; up.sql and down.sql in one folder
    private static bool Partner(RepositoryFacts repository, FileFact step)
    {
        var folder = step.Folder.Length == 0 ? "" : step.Folder + "/";
        var name = step.Name.EndsWith(".up.sql", StringComparison.Ordinal) ? step.Name[..^7] + ".down.sql"
            : step.Name is "up.sql" or "migration.sql" ? "down.sql"
            : step.Name.StartsWith('V') ? "U" + step.Name[1..]
            : step.Name.EndsWith(".sql", StringComparison.Ordinal) ? step.Name[..^4] + ".down.sql" : step.Name;
        return name != step.Name && repository.File(folder + name) is { Size: > 10 };
    }

    private static bool IsMigration(IdiomMatch match) => Folder().IsMatch(match.Path);

    private static bool IsWayBack(FileFact file) => file.Name.EndsWith(".down.sql", StringComparison.Ordinal) || file.Name is "down.sql" || Undo().IsMatch(file.Name);

    // Not the snapshot, the journal, the designer's half, the package's own file or what repeats at every start.
    private static bool IsStep(FileFact file) => !file.Name.EndsWith("Snapshot.cs", StringComparison.Ordinal) && !file.Name.EndsWith(".Designer.cs", StringComparison.Ordinal)
        && file.Name is not "_journal.json" and not "__init__.py" and not "migration_lock.toml" && !file.Name.StartsWith('R') && !file.Name.Contains("changelog-master", StringComparison.OrdinalIgnoreCase) && !file.Name.Contains("changelog.master", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("""igrat|(^|/)versions/|changelog|/migrate/""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Folder();

    [GeneratedRegex("""^U\d[\w.]*__""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Undo();
}
