using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Data;

public sealed partial class ReferenceDataIsSeeded : Check
{
    // prisma.user.upsert(   INSERT … ON CONFLICT   find_or_create_by   updateOrInsert   get_or_create   if (!context.Roles.Any())
    private static readonly Idiom Repeatable = Phrases.Idiom(
        "db.seed/repeatable",
        [.. Language.Code, Language.Sql],
        """\.upsert\(""", """\bON CONFLICT\b""", """\bon conflict\b""", """onConflictDo""", """ON DUPLICATE KEY""", """INSERT IGNORE\b""", """\bMERGE INTO\b""", """\bNOT EXISTS\b""", """\bnot exists\b""", """find_or_create""", """find_or_initialize""", """\bupsert_all\b""", """updateOrInsert\(""", """updateOrCreate\(""", """firstOrCreate\(""", """get_or_create\(""", """update_or_create\(""", """\bupsert\b""", """\.Any(Async)?\(\s*(\w+\s*=>|\)|\w*([cC]ancellationToken|ct)\s*\))""", """\.HasData\(""", """\bon_conflict:""", """FindBy\w+Async\(""", """RoleExistsAsync\(""", """\.findFirst\(""", """\.findUnique\(""", """countDocuments\(""", """\.count\(\{""", """scalar_one_or_none\(""", """\.first\(\)""", """\.findOne\(""", """FirstOrCreate\(""", """\.exists\(\)""", """INSERT OR (IGNORE|REPLACE)""", """Repo\.get_by\(""", """\.truncate\(""", """deleteMany\(""") with
    { Accept = match => IsSeed(match.Path) || match.Text.StartsWith(".HasData", StringComparison.Ordinal), In = PathClasses.Production };

    private static readonly Idiom Roles = Phrases.Idiom("db.seed/roles", [.. Language.Code, Language.Sql, Language.Json, Language.Yaml], """\brole\.(upsert|create)""", """\bRole::""", """INSERT INTO ["`]?(\w+\.)?["`]?roles?\b""", """\b[rR]oleManager\b""", """\b[rR]oleRepository\b""", """\bRole\.(create|find|objects|where)""", """\bnew Role\(""", """\bRole\(name""", """\broles: \[""", """\broles = \[""", """\bnew IdentityRole\b""", """\bRoleEnum\b""", """\bIdentityRole<""") with { Accept = match => IsSeed(match.Path), LimitPerFile = 1 };

    // Data that somebody made up.
    private static readonly Idiom MadeUp = Phrases.Idiom("db.seed/made-up", Language.Code, """\bfaker\b""", """\bFaker\b""", """\bBogus\b""", """factory\(\s*\w*\s*\)""", """\bfake\(\)""", """lorem ipsum""", """@example\.com""") with { Accept = match => IsSeed(match.Path), LimitPerFile = 1 };

    // A table of roles or of another fixed list: its rows must be there before the first request.
    private static readonly Idiom Expected = Phrases.Idiom(
        "db.seed/expected",
        [.. Language.Code, Language.Sql, Language.Text],
        """^[ \t]*model (Role|Permission|Country|Currency|Plan)\b[^\n]{0,10}\{""", """\bclass (?<value>Role|Permission)\b[^\n]{0,60}(Model|Base|Entity|ApplicationRecord|IdentityRole)""", """\bcreate_table\(?\s*[:"'](roles|permissions|countries|currencies)""", """Schema::create\(\s*['"](roles|permissions|countries|currencies)""", """\bCREATE TABLE( IF NOT EXISTS)? ["`]?(\w+\.)?["`]?(roles?|permissions?|countries|currencies|plans)["`]?\b""", """@Entity\(\s*['"]?(roles?|permissions?)""", """DbSet<(Role|Permission|Country|Currency)>""", """pgTable\(\s*['"](roles?|permissions?|countries|currencies)""", """schema "(roles|permissions|countries)""") with
    { LimitPerFile = 1 };

    private static readonly Idiom StartedInCode = Phrases.Idiom("db.seed/started", [.. Language.Code, Language.Shell, Language.Json], """\.UseSeeding\(""", """\.UseAsyncSeeding\(""", """\bSeed(Data|er|Database|Async)?(Async)?\(""", """\bSeed(Data|er)\.\w+\(""", """\binitiali[sz]e_?[dD]b\(""", """\binit_db\(""", """Initiali[sz]eDatabase""", """InitialiseAsync\(""", """\bDbInitiali[sz]er\b""", """\brunSeed(s|ers)?\(""", """\bseed(Database|Roles|Data)?\(""", """db:seed""", """db seed""", """seed:run""", """seeds\.exs""", """loaddata\b""", """initial_data\.(py|sql)""", """MigrateDbContext<[^;\n]{0,80}Seed""", """AddMigration<[^;\n]{0,80}Seed""") with
    { Accept = match => !Definition().IsMatch(match.LineText) && !IsSeed(match.Path) && (!Words().IsMatch(match.Text) || match.Language is Language.Shell || (match.Language is Language.Json && !match.LineText.Contains("test", StringComparison.OrdinalIgnoreCase)) || Called().IsMatch(match.LineText)), LimitPerFile = 3 };

    public override CheckInfo Info { get; } = new("db.seed", Category.Data, Priority.Medium, "Reference data and roles are seeded repeatably")
    {
        Why = "Rows that the code takes for granted, such as roles, are forgotten in the next environment, or there twice after the next run.",
        Remedy = "Keep reference data apart from demonstration data, write it with an upsert by its natural key, and run it wherever migrations run.",
        Effort = Effort.Small,
        Methods = [Method.Repository],
        References = ["Twelve-Factor App XII", "OWASP ASVS 5.0 6.3.2"],
        AppliesWhen = Condition.All(Fact.Database),
    };

    public override ImmutableArray<Idiom> Idioms => [Repeatable, Roles, MadeUp, Expected, StartedInCode];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var seeds = repository.Files.Where(file => file.Class == PathClasses.Production && file.Language is not Language.Markdown && IsSeed(file.Path) && !DeliveryCommands.IsForDevelopers(file.Path)).ToList();
        var model = repository.HitsOf(Repeatable).FirstOrDefault(hit => hit.Value.StartsWith(".HasData", StringComparison.Ordinal));
        var commands = DeliveryCommands.Of(repository).Where(one => SeedCommand().IsMatch(one.Text)).ToList();
        if (seeds.Count == 0 && model is null)
        {
            return [repository.FirstOf(null, Expected) is { } expected
                ? Verdict.Fail(Verdict.WholeSystem, "There is a table of reference data, and nothing fills it.", Evidence.Strong("a table of reference data", expected.Location))
                : Verdict.NotApplicable(Verdict.WholeSystem, "no table of reference data and no seed were found")];
        }

        var demonstration = seeds.Where(seed => repository.HitsIn(seed.Path, MadeUp).Any()).ToList();
        if (commands is [var command, ..] && demonstration.Count == seeds.Count && demonstration is [var made, ..])
        {
            return [Verdict.Fail(Verdict.WholeSystem, $"A deployment fills the database with made-up data from {made.Path}.", Evidence.Certain("runs the seed", new(command.Path, command.Line)), Evidence.Strong("made-up data", repository.HitsIn(made.Path, MadeUp).First().Location))];
        }

        return [Judge(repository, seeds, demonstration, model, commands.Count > 0)];
    }

    private static Verdict Judge(RepositoryFacts repository, List<FileFact> seeds, List<FileFact> demonstration, IdiomHit? model, bool isDeployed)
    {
        var first = seeds.Except(demonstration).FirstOrDefault() ?? seeds.FirstOrDefault();
        var repeatable = repository.FirstOf(null, Repeatable);
        var started = repository.HitsOf(StartedInCode).FirstOrDefault(hit => !DeliveryCommands.IsForDevelopers(hit.Path));
        var isAutomatic = model is not null || isDeployed || started is not null || seeds.Any(seed => Migration().IsMatch(seed.Path));
        var needsRoles = repository.HitsOf(Expected).Any(hit => hit.Excerpt.Contains("role", StringComparison.OrdinalIgnoreCase)) && model is null;
        var flaw = first is not null && demonstration.Contains(first) && model is null ? "holds demonstration data only"
            : repeatable is null && !seeds.All(seed => Migration().IsMatch(seed.Path)) ? "adds its rows again at every run"
            : needsRoles && repository.FirstOf(null, Roles) is null ? "makes no roles, though there is a table of them"
            : !isAutomatic ? "is run by hand"
            : null;
        var evidence = new[] { first is null ? null : Evidence.Certain("a seed", new Location(first.Path, 0)), repeatable is null ? null : Evidence.Strong("repeatable", repeatable.Location), started is null ? null : Evidence.Strong("run here", started.Location) }.OfType<Evidence>();
        return flaw is null
            ? Verdict.Pass(Verdict.WholeSystem, "Reference data is seeded repeatably, by the same automation as the schema.", evidence)
            : Verdict.Partial(Verdict.WholeSystem, $"{first?.Path ?? model!.Path} {flaw}.", evidence);
    }

    private static bool IsSeed(string path) => SeedFile().IsMatch(path) && Written().IsMatch(path) && !Other().IsMatch(path);

    // prisma/seed.ts   db/seeds.rb   database/seeders/RoleSeeder.php   priv/repo/seeds.exs   Data/SeedData.cs   app/initial_data.py
    [GeneratedRegex("""(^|/)(db[_-]?|database[_-]?)?seed(s|er|ers|ing)?(\.[\w.]+|/([\w.-]+/)*[\w.-]+)$|(^|/)\w*([Ss]eeds?|[Ss]eed(er|ers|Data|Service|ing)|_seed|DbInitiali[sz]er|DatabaseInitiali[sz]er|ContextInitiali[sz]er|ContextSeed|initial_data|init_?db|core/db)(-\w+)?\.(ts|js|mjs|cs|py|rb|php|sql|go|java|kt|exs?)$|(^|/)([\w]+[-_])?seed([-_]\w+)*\.(ts|js|mjs|cs|py|rb|php|sql|go|java|kt|exs?|json|ya?ml)$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SeedFile();

    [GeneratedRegex("""\.(ts|js|mjs|cjs|cs|py|rb|php|sql|go|java|kt|exs?|rs|json|ya?ml|csv)$""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Written();

    [GeneratedRegex("""db[: ]seed|seed:run|seeds\.exs|loaddata""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Words();

    [GeneratedRegex("""\b(call|exec\w*|run|spawn|eval_file|call_command)\(""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Called();

    // A random seed is none.
    [GeneratedRegex("""random|shuffle|[Ss]eedling|(^|/)(node_modules|locales?|i18n|components|ui)/|\.(md|tsx|css|svg|png)$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Other();

    [GeneratedRegex("""(^|/)migrations?/""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Migration();

    [GeneratedRegex("""\b(function|def|func|class|async Task|static (async )?(Task|void))\s+(\([^)]*\)\s*)?\w*[sS]eed""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Definition();

    [GeneratedRegex("""db[: ]seed|seed:run|db:setup|db:prepare|seeds\.exs|\bseed(\.(js|ts|py|sh|sql)|s?:\w+|er)\b|loaddata|initial_data|migrate:fresh\s+--seed|\s--seed\b""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SeedCommand();
}
