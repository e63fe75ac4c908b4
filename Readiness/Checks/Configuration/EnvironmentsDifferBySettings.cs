using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Configuration;

public sealed partial class EnvironmentsDifferBySettings : Check
{
    private const int Few = 3;

    // 'http://localhost:3000'   "postgres://…@127.0.0.1"   https://x.ngrok.io   https://staging.shop.example
    private static readonly Idiom Bound = Phrases.Idiom(
        "config.environments/bound",
        Language.Code,
        """['"`](https?|wss?|postgres(ql)?|mysql|mongodb|redis|amqp)://[^'"`\s]{0,80}?localhost\b""", """['"`](https?|wss?|postgres(ql)?|mysql|mongodb|redis|amqp)://[^'"`\s]{0,80}?127\.0\.0\.1""", """['"`]https?://192\.168\.\d""", """['"`]https?://[\w.-]+\.ngrok""", """['"`]https?://staging[.-][\w.-]+""") with
    { Accept = match => !Guarded().IsMatch(match.LineText) && !Aside().IsMatch(match.Path), LimitPerFile = 10 };

    // process.env.NEXT_PUBLIC_API_URL   Configuration["…"]   os.getenv(   ENV.fetch(
    private static readonly Idiom Read = Phrases.Idiom("config.environments/read", [.. Language.Code, Language.Yaml, Language.Configuration], """process\.env\b""", """import\.meta\.env\b""", """\bos\.environ\b""", """\bgetenv\(""", """\bBaseSettings\b""", """\bENV\[""", """\bENV\.fetch\(""", """\bos\.Getenv\(""", """\bos\.LookupEnv\(""", """\benv:"[A-Z]""", """GetConnectionString\(""", """GetEnvironmentVariable\(""", """onfiguration\[""", """\.GetSection\(""", """BindConfiguration\(""", """@Value\(""", """@ConfigurationProperties""", """\benv\(['"]""", """\benv::var\(""", """config::Config""", """System\.(get|fetch)_env""", """\bviper\.""", """\benvconfig\.""") with { LimitPerFile = 1 };

    public override CheckInfo Info { get; } = new("config.environments", Category.Configuration, Priority.High, "Settings differ by environment without code changes")
    {
        Why = "An address that is written in code is right in one environment only; the next deployment talks to the wrong one, or to nobody.",
        Remedy = "Read every address from settings, keep one source of settings for each environment, and let the program refuse to start where one is missing.",
        Effort = Effort.Small,
        Methods = [Method.Repository],
        References = ["Twelve-Factor App III, X"],
        AppliesWhen = Condition.All(Fact.Service),
    };

    public override ImmutableArray<Idiom> Idioms => [Bound, Read];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var source = SourceOf(repository);
        var all = repository.HitsOf(Bound).Where(hit => repository.ComponentOf(hit.Path) is not { Kind: ComponentKind.Tool }).ToList();
        var hard = all.Where(hit => !Fallback().IsMatch(hit.Excerpt)).ToList();
        var evidence = hard.Concat(all.Except(hard)).Take(6).Select(hit => Evidence.Strong(hard.Contains(hit) ? "an address in code" : "a fallback", hit.Location)).Prepend(source ?? Evidence.Strong("no settings for an environment")).ToList();
        return [(source is not null, hard.Count, all.Count) switch
        {
            (true, 0, <= Few) when all.Count == 0 => Verdict.Pass(Verdict.WholeSystem, "Each environment has its settings, and no address of one stands in code.", evidence),
            (true, 0, _) => Verdict.Partial(Verdict.WholeSystem, $"{all.Count} settings fall back to an address of a developer's machine.", evidence),
            (true, _, _) => Verdict.Partial(Verdict.WholeSystem, $"Each environment has its settings, but {hard.Count} addresses of one stand in code.", evidence),
            (false, 0, _) => Verdict.Partial(Verdict.WholeSystem, "No address stands in code, but nothing shows where an environment gets its settings from.", evidence),
            _ => Verdict.Fail(Verdict.WholeSystem, $"{hard.Count} addresses of one environment stand in code, and no environment has settings of its own.", evidence),
        }];
    }

    /// <summary>A file of one environment, or a template with values that a deployment fills in.</summary>
    private static Evidence? SourceOf(RepositoryFacts repository)
    {
        var file = repository.Files.FirstOrDefault(one => one.Class is PathClasses.Production or PathClasses.Sample && EnvironmentFileName().IsMatch(one.Path));
        if (file is not null)
        {
            return Evidence.Certain("settings of an environment", new(file.Path, 0));
        }

        // The environment itself is the source where the program reads it and a deployment or a template names what it reads.
        return repository.FirstOf(null, Read) is { } read && (repository.EnvironmentFiles.Any(one => one.IsTemplate) || repository.Facts.Has(Fact.Kubernetes) || repository.Facts.Has(Fact.PlatformService) || repository.Facts.Has(Fact.Aspire) || repository.Facts.Has(Fact.InfrastructureCode) || repository.ComposeFiles.Any(compose => compose.Class == PathClasses.Production && compose.Services.Any(service => service.Definition["environment"].Exists || service.Definition["env_file"].Exists)))
            ? Evidence.Strong("settings from the environment", read.Location) : null;
    }

    [GeneratedRegex("""(^|/)(appsettings\.(?!Development|Local)\w+\.json|\.env\.(prod|production|staging)(\.\w+)?|application-(prod|production|staging)\.(ya?ml|properties)|values[-.](prod|production|staging)\.ya?ml|config/environments/production\.rb|settings/prod(uction)?\.py|config/(prod|production|runtime)\.(exs|json|ya?ml|toml|js|ts)|configuration/(prod|production)\.ya?ml|[\w-]*prod[\w-]*\.tfvars|(docker-)?compose[.-]prod\w*\.ya?ml|overlays/prod\w*/kustomization\.ya?ml)$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EnvironmentFileName();

    // Only where a developer works, or as a word in a message, a pattern or a list of origins for one.
    [GeneratedRegex("""IsDevelopment|NODE_ENV|isDev|is_dev|DEBUG|development|\btest|example|docs?\b|Healthcheck|health_?check|cors|origin|allowed|swagger|servers?\s*[:=]|describe|@ApiProperty|console\.|log(ger)?\.|print|Println|puts |startsWith|includes\(|\.test\(|match\(|replace\(|indexOf|contains\(|==|\bregex|schemas?\.""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Guarded();

    [GeneratedRegex("""(^|[/._-])(dev|development|local|tests?|testing|seeds?|scripts?|tools?|storybook|bench\w*|stub|fake|mock|sandbox|vite|webpack|playwright|cypress|jest|vitest|rollup|gulpfile|proxy|launch|karma|codegen|cors|swagger|openapi|AppHost|bin)([/._-]|$)|\.config\.""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Aside();

    // process.env.API_URL ?? 'http://localhost:3000'     os.getenv("URL", "http://localhost")     default: 'http://localhost'
    [GeneratedRegex("""\|\||\?\?|env|[dD]efault|getenv|\benv\(|\bget\w*\(|config|Field\(|:=?\s*(str|string)\b|unwrap_or|\bor\b|\?|settings""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fallback();
}
