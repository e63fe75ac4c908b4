using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Reliability;

namespace Gapless.Readiness.Checks.Configuration;

public sealed partial class ConfigurationIsValidatedAtStart : Check
{
    private static readonly Idiom NodeSchema = new("config.validation/node", ["process.env", "envalid", "t3-oss/env", "validationSchema", "convict(", "fastify/env", "env-schema", "env-var", "validateSync(", "throw new"])
    {
        Pattern = NodeValidation(),
        Languages = [Language.JavaScript],
        Accept = match => (!match.Text.StartsWith("validateSync", StringComparison.Ordinal) && !match.Text.StartsWith("throw", StringComparison.Ordinal)) || NodeSettings().IsMatch(match.Path),
    };

    private static readonly Idiom DotNetStart = new("config.validation/dotnet", ["ValidateOnStart", "AddOptionsWithValidateOnStart"]) { Languages = [Language.CSharp], CodeOnly = true };
    private static readonly Idiom DotNetThrows = new("config.validation/dotnet-throws", ["throw new"]) { Pattern = DotNetGuard(), Languages = [Language.CSharp] };
    private static readonly Idiom DotNetLate = new("config.validation/dotnet-late", ["ValidateDataAnnotations", "IValidateOptions"]) { Languages = [Language.CSharp], CodeOnly = true };
    private static readonly Idiom PythonSettings = new("config.validation/python", ["BaseSettings", "env.seal", "Validator(", " config("]) { Pattern = PythonValidation(), Languages = [Language.Python] };
    private static readonly Idiom GoRequired = new("config.validation/go", ["required", "notEmpty", "validator.New", "not set", "must be set", "missing"])
    {
        Pattern = GoValidation(),
        Languages = [Language.Go],
        // The tag "validate" also stands in the bodies of requests.
        Accept = match => !(match.Text.StartsWith("validate", StringComparison.Ordinal) || match.Text.StartsWith("required", StringComparison.Ordinal)) || SettingsFile().IsMatch(match.Path) || SettingsTag().IsMatch(match.LineText),
    };

    private static readonly Idiom JavaValidated = new("config.validation/java", ["@ConfigurationProperties", "@ConfigMapping("]) { Pattern = JavaValidation(), Languages = [Language.Java] };
    private static readonly Idiom RubyFetch = new("config.validation/ruby", ["ENV.fetch"]) { Pattern = RubyRequired(), Languages = [Language.Ruby], Accept = match => match.Path.StartsWith("config/", StringComparison.Ordinal) || match.Path.Contains("/config/", StringComparison.Ordinal) };
    private static readonly Idiom RustTyped = new("config.validation/rust", [".extract(", "envy::", "try_deserialize"]) { Pattern = RustSettings(), Languages = [Language.Rust] };
    private static readonly Idiom ElixirFetch = new("config.validation/elixir", ["System.fetch_env!"]) { Languages = [Language.Elixir] };
    private static readonly Idiom SilentDefault = new("config.validation/silent-default", ["process.env", "getenv", "environ", "onfiguration["]) { Pattern = SecretDefault() };

    public override CheckInfo Info { get; } = new("config.validation", Category.Configuration, Priority.High, "Configuration is validated at start and the process refuses to run when it is wrong")
    {
        Why = "A wrong setting should stop a deployment, not surface as a failing request at night.",
        Remedy = "Read all settings into one typed object, validate it at start and end the process with a message that names the setting.",
        Effort = Effort.Small,
        Methods = [Method.Repository],
        References = ["Twelve-Factor App III", "OWASP ASVS 5.0 13.1"],
        AppliesWhen = Condition.All(Fact.Service),
    };

    public override ImmutableArray<Idiom> Idioms =>
        [NodeSchema, DotNetStart, DotNetThrows, DotNetLate, PythonSettings, GoRequired, JavaValidated, RubyFetch, RustTyped, ElixirFetch, SilentDefault];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository) =>
        repository.Components.Where(component => component.IsService).Select(component => Judge(repository, component));

    private static Verdict Judge(RepositoryFacts repository, ComponentFacts component)
    {
        var silent = repository.FirstOf(component, SilentDefault);
        var validator = SharedCode.InParts(repository, component, NodeSchema, DotNetStart, DotNetThrows, PythonSettings, GoRequired, JavaValidated, RubyFetch, RustTyped, ElixirFetch) ?? Shared(repository, component);
        var late = repository.FirstOf(component, DotNetLate);
        var evidence = new[] { (validator, "validated here"), (late, "validated when first used"), (silent, "a secret or address falls back silently") }
            .Where(one => one.Item1 is not null)
            .Select(one => Evidence.Strong(one.Item2, one.Item1!.Location))
            .ToList();
        return (validator, late, silent) switch
        {
            ({ } hit, _, null) => Verdict.Pass(component.Name, $"Settings are validated at start in {hit.Path}.", evidence),
            ({ }, _, { } hit) => Verdict.Partial(component.Name, $"Settings are validated, but {hit.Path} falls back silently.", evidence),
            (null, { }, _) => Verdict.Partial(component.Name, "Options are validated only when they are first used.", evidence),
            (null, null, { } hit) => Verdict.Partial(component.Name, $"Settings are read raw, with a silent fallback in {hit.Path}.", evidence),
            _ => Verdict.Fail(component.Name, "Settings are read raw; nothing validates them at start.", Evidence.Certain("no validation found", new(component.Manifest.Path, 0))),
        };
    }

    /// <summary>Services of a monorepo often keep their settings in a library beside them.</summary>
    private static IdiomHit? Shared(RepositoryFacts repository, ComponentFacts component) => component.Stack switch
    {
        Fact.Node => FirstInLibrary(repository, NodeSchema),
        Fact.DotNet => FirstInLibrary(repository, DotNetStart),
        Fact.Python => FirstInLibrary(repository, PythonSettings),
        _ => null,
    };

    private static IdiomHit? FirstInLibrary(RepositoryFacts repository, Idiom idiom) =>
        repository.SharedHitsOf(idiom).FirstOrDefault(hit => repository.ComponentOf(hit.Path) is { Kind: ComponentKind.Library });

    [GeneratedRegex("""(\.(safeParse|parse|validate(Sync|Async)?|attempt)\(\s*process\.env|\bcleanEnv\(|\bcreateEnv\(|validationSchema\s*:|\bconvict\(|@fastify/env|\benvSchema\(|\benv\.get\([^)]*\)\.required\(|\bvalidateSync\(|throw new \w*Error\([^\n]{0,80}(environment variable|env(ironment)? var|\b[A-Z]{3,}_[A-Z_]+ (is|must)\b|[mM]issing required))""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NodeValidation();

    // ?? throw new InvalidOperationException("ConnectionStrings:Main is missing")
    [GeneratedRegex("""(onfig(uration)?\[|GetConnectionString\(|GetValue<|GetEnvironmentVariable\()\s*\$?"[^;{}]{0,120}\?\?\s*throw\s+new""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DotNetGuard();

    [GeneratedRegex("""(class\s+\w+\([^)]*BaseSettings|env\.seal\(|settings\.validators\.(register|validate)|Validator\(\s*['"][A-Z_]+['"][^)]*must_exist| config\(\s*['"][A-Z][A-Z0-9_]{3,}['"]\s*(,\s*cast\s*=\s*[\w.]+\s*)?\))""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PythonValidation();

    [GeneratedRegex("""(required:"true"|env:"[A-Z0-9_]+,(required|notEmpty)|envconfig:"[^"]*"\s+required|validate:"[^"]*required|(panic|\b[lL]og\w*\.(Fatal|Panic)\w*)\([^\n]{0,80}(not set|must be set|is required|missing)[^\n]{0,40}\))""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GoValidation();

    [GeneratedRegex("""conf(ig)?|settings?|(^|/)env|options""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SettingsFile();

    [GeneratedRegex("""\b(env|envconfig|mapstructure|koanf|yaml|toml):["]""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SettingsTag();

    [GeneratedRegex("""(@ConfigMapping\(|@Validated[\s\S]{0,200}@ConfigurationProperties|@ConfigurationProperties[\s\S]{0,200}@Validated)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex JavaValidation();

    [GeneratedRegex("""ENV\.fetch\(\s*['"](?!RAILS_|RACK_|BUNDLE|PORT\b|PIDFILE\b)\w+['"]\s*\)(?!\s*(\{|do\b|\|\|))""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RubyRequired();

    // Figment::new().merge(Env::raw()).extract()?   envy::from_env::<Settings>()   settings.try_deserialize::<Settings>()
    [GeneratedRegex("""\.extract(::<\w+>)?\(\)\s*(\?|\.(expect|unwrap|context|with_context))|envy::(prefixed|from_env)|\.try_deserialize(::<\w+>)?\(\)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RustSettings();

    [GeneratedRegex("""(^|/)[\w.-]*(conf(ig)?|env(ironment)?|settings)[\w.-]*(/|\.\w+$)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NodeSettings();

    // process.env.JWT_SECRET || 'dev-secret'     os.getenv("DATABASE_URL", "postgres://localhost")
    [GeneratedRegex("""((process\.env\.\w*(SECRET|TOKEN|PASSWORD|API_KEY|DATABASE_URL|MONGO\w*|REDIS_URL)\w*\s*(\|\||\?\?)\s*['"`][^'"`]+)|((getenv|environ\.get)\(\s*['"]\w*(SECRET|TOKEN|PASSWORD|API_KEY|DATABASE_URL)\w*['"]\s*,\s*['"][^'"]+)|(onfiguration\[\s*"[^"]*(Secret|Token|Password|Key)"\s*\]\s*\?\?\s*"[^"]+))""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecretDefault();
}
