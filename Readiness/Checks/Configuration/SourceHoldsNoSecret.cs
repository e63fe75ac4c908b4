using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Configuration;

public sealed partial class SourceHoldsNoSecret : Check
{
    private const PathClasses Everywhere = PathClasses.Production | PathClasses.Test | PathClasses.Sample | PathClasses.Documentation | PathClasses.Vendored;

    // The storage emulator has one key, and its documentation prints it.
    private const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlC";

    // Formats that only one issuer uses: a match is a secret.
    private static readonly ImmutableArray<Idiom> Named =
    [
        Rule("aws", ["AKIA", "ASIA", "ABIA", "ACCA"], Aws()),
        Rule("github", ["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"], GitHub()),
        Rule("gitlab", ["glpat-"], GitLab()),
        Rule("stripe", ["sk_live_", "rk_live_"], Stripe()),
        Rule("slack", ["xoxa-", "xoxb-", "xoxp-", "xoxr-", "xoxs-"], Slack()),
        Rule("google", ["AIza"], Google()),
        Rule("sendgrid", ["SG."], SendGrid()),
        Rule("npm", ["npm_"], Npm()),
        Rule("pypi", ["pypi-AgEI"], PyPi()),
        Rule("anthropic", ["sk-ant-"], Anthropic()),
        Rule("openai", ["sk-proj-"], OpenAi()),
        Rule("digitalocean", ["dop_v1_"], DigitalOcean()),
        Rule("vault", ["hvs."], Vault()),
        Rule("azure-storage", ["AccountKey="], AzureStorage()) with { Accept = match => IsNoExample(match) && !match.Value.StartsWith(EmulatorKey, StringComparison.Ordinal) },
        Rule("private-key", ["PRIVATE KEY-----"], PrivateKey()) with { Accept = match => IsNoExample(match) && !IsNamedInvented(match) },
        Rule("url", ["://"], UrlCredential()) with { Accept = IsRealUrl },
        Rule("connection-string", ["Password=", "Pwd="], ConnectionString()) with { Accept = IsRealConnection },
    ];

    // A name that says secret and a value that looks like one.
    private static readonly Idiom Generic = Rule("generic", ["secret", "token", "passw", "api_key", "apikey", "api-key", "access_key", "accesskey", "access-key", "private_key", "privatekey", "signing_key", "signingkey"], Assignment()) with
    {
        In = PathClasses.Production,
        Accept = LooksSecret,
    };

    private static readonly Idiom TestKey = Rule("stripe-test", ["sk_test_", "rk_test_"], StripeTest());

    public override CheckInfo Info { get; } = new("secrets.in-source", Category.Configuration, Priority.Critical, "No live secret in source or history")
    {
        Why = "Whoever can read the repository, now or in its history, can use what is in it.",
        Remedy = "Rotate the secret first, then remove it and load it from the secret store; only a rotated one may enter a baseline.",
        Effort = Effort.Medium,
        Methods = [Method.Repository, Method.Attestation],
        References = ["OWASP ASVS 5.0 13.3.1", "CWE-798", "OWASP Top 10 A02, A07"],
        Aggregation = Aggregation.AnyFail,
        NeverWaivable = true,
    };

    public override ImmutableArray<Idiom> Idioms => [.. Named, Generic, TestKey];

    public override AttestationForm Attestation { get; } =
        new("The secrets listed here were rotated, and the old values no longer work.", ["secrets", "systems", "rotated on"], 180);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var named = Named.SelectMany(idiom => repository.HitsOf(idiom).Select(hit => (idiom, hit))).ToList();
        var generic = repository.HitsOf(Generic).Where(hit => !named.Exists(one => one.hit.Path == hit.Path && one.hit.Line == hit.Line)).Select(hit => (idiom: Generic, hit)).ToList();
        var certain = named.Where(one => IsLive(one.hit)).Concat(generic.Where(one => IsConfiguration(one.hit) && !IsCommentedOut(one.hit))).ToList();
        var doubtful = named.Where(one => !IsLive(one.hit)).Concat(generic.Where(one => !IsConfiguration(one.hit) || IsCommentedOut(one.hit))).Concat(repository.HitsOf(TestKey).Select(hit => (idiom: TestKey, hit))).ToList();
        var verdicts = certain.GroupBy(one => one.hit.Path, StringComparer.Ordinal)
            .Select(file => Verdict.Fail(file.Key, $"{RuleOf(file.First().idiom)} secret in line {file.First().hit.Line}.", file.Select(Show)))
            .Concat(doubtful.GroupBy(one => one.hit.Path, StringComparer.Ordinal)
                .Select(file => Verdict.Partial(file.Key, $"Line {file.First().hit.Line} looks like a {RuleOf(file.First().idiom)} secret.", file.Select(Show))))
            .OrderBy(verdict => verdict.Outcome == Outcome.Fail ? 0 : 1)
            .ThenBy(verdict => verdict.Subject, StringComparer.Ordinal)
            .ToList();
        if (verdicts.Count == 0 && !repository.Files.Any(file => file.WasRead))
        {
            return [Verdict.NotApplicable(Verdict.WholeSystem, "no file to search")];
        }

        return verdicts.Count > 0
            ? verdicts
            : [Verdict.Pass(Verdict.WholeSystem, "No secret was found.", Evidence.Certain($"{repository.Files.Count(file => file.WasRead)} files searched by {Idioms.Length} rules"))];
    }

    private static Evidence Show((Idiom Rule, IdiomHit Hit) one) => Evidence.Strong($"{RuleOf(one.Rule)}: {one.Hit.Value}", one.Hit.Location);

    private static string RuleOf(Idiom idiom) => idiom.Name[(idiom.Name.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>In tests, samples and prose a well-formed key is usually invented; it is shown, not condemned.</summary>
    private static bool IsLive(IdiomHit hit) => hit.Class is PathClasses.Production or PathClasses.Vendored;

    private static bool IsConfiguration(IdiomHit hit) => !Template().IsMatch(hit.Path) && (hit.Language is Language.Dotenv or Language.Yaml or Language.Configuration or Language.Toml
        || (hit.Language is Language.Json && hit.Path.Contains("appsettings", StringComparison.OrdinalIgnoreCase))
        || hit.Path.EndsWith(".config", StringComparison.OrdinalIgnoreCase)
        || hit.Path.EndsWith(".tfvars", StringComparison.OrdinalIgnoreCase));

    // "# jwt_secret = …" in a file of defaults shows what could stand there.
    private static bool IsCommentedOut(IdiomHit hit) => hit.Excerpt.StartsWith('#') || hit.Excerpt.StartsWith(';') || hit.Excerpt.StartsWith("//", StringComparison.Ordinal);

    private static Idiom Rule(string name, ImmutableArray<string> anchors, Regex pattern) => new("secrets.in-source/" + name, anchors)
    {
        Pattern = pattern,
        In = Everywhere,
        WithComments = true,
        IsSecret = true,
        Accept = IsNoExample,
    };

    private static bool IsNoExample(IdiomMatch match) => !Placeholders.IsPlaceholder(match.Value) && !IsInvented(match.Value) && !IsPattern(match.Value);

    // A regular expression that looks for secrets is none.
    private static bool IsPattern(string value) => value.Contains(".*", StringComparison.Ordinal) || value.Contains("]+", StringComparison.Ordinal) || value.Contains("\\w", StringComparison.Ordinal) || value.Contains("\\.", StringComparison.Ordinal);

    // AKIAIOSFODNN7EXAMPLE is the documented sample; 1234567890 and abcdef runs are typed by hand.
    private static bool IsInvented(string value) => value.Contains("1234567890", StringComparison.Ordinal) || value.Contains("abcdefghij", StringComparison.OrdinalIgnoreCase) || value.Contains("0000000000", StringComparison.Ordinal);

    // const FAKE_RSA_KEY: &str = "-----BEGIN …
    private static bool IsNamedInvented(IdiomMatch match) =>
        InventedName().IsMatch(match.LineText[..Math.Max(0, match.LineText.IndexOf("-----BEGIN", StringComparison.Ordinal))]);

    private static bool IsRealUrl(IdiomMatch match) =>
        IsNoExample(match) && !Placeholders.IsPlaceholder(match.Text) && (match.Class == PathClasses.Production || IsQuotedForReal(match)) && !IsLocalDefault(match.Text, match.Value) && match.Value.Length >= 6 && !match.Value.Contains('{', StringComparison.Ordinal) && !match.Value.StartsWith('$') && !match.Value.StartsWith(':');

    // In prose, tests and samples only what nobody invents: a random password, and a host that others can reach.
    private static bool IsQuotedForReal(IdiomMatch match) =>
        match.Text[(match.Text.LastIndexOf('@') + 1)..] is var host && host.Contains('.', StringComparison.Ordinal) && !ReservedHost().IsMatch(host)
        && match.Value.Length >= 10 && match.Value.Any(char.IsAsciiDigit) && match.Value.Any(char.IsAsciiLetter) && Entropy.BitsPerCharacter(match.Value) >= Entropy.ThresholdFor(match.Value);

    private static bool IsRealConnection(IdiomMatch match) =>
        IsNoExample(match) && match.Class == PathClasses.Production && match.Value.Length >= 6 && !match.Value.StartsWith('{') && !match.Value.StartsWith('$') && !match.Value.StartsWith('"') && !match.Value.StartsWith('<')
        && !IsLocalDefault(match.LineText, match.Value);

    /// <summary>postgres:postgres@localhost is a development default; <c>secrets.plaintext-manifests</c> judges those.</summary>
    private static bool IsLocalDefault(string text, string value) =>
        text.Contains("localhost", StringComparison.OrdinalIgnoreCase) || text.Contains("127.0.0.1", StringComparison.Ordinal) || text.Contains("host.docker.internal", StringComparison.Ordinal)
        || WellKnown().IsMatch(value);

    private static bool LooksSecret(IdiomMatch match)
    {
        var value = match.Value;
        return IsNoExample(match)
            && !IsExpression(match) && !IsNamedInvented(match)
            && value.Any(char.IsAsciiDigit) && value.Any(char.IsAsciiLetter)
            && !NoSecret().IsMatch(value)
            && SecretNames.IsSecret(NameOf(match))
            && Entropy.BitsPerCharacter(value) >= Entropy.ThresholdFor(value);
    }

    /// <summary>In programs and templates a literal has quotes; what has none is an expression: <c>password: form.0.current_password</c>.</summary>
    private static bool IsExpression(IdiomMatch match) =>
        (Language.Code.Contains(match.Language, StringComparer.Ordinal) || match.Language is Language.Markup or Language.Hcl or Language.Bicep)
        && match.Text.LastIndexOf(match.Value, StringComparison.Ordinal) is var at && (at <= 0 || match.Text[at - 1] is not ('"' or '\'' or '`'));

    /// <summary>The whole identifier: the pattern begins in its middle, where the telling word is, so that it can be found fast.</summary>
    private static string NameOf(IdiomMatch match)
    {
        var word = match.Text.AsSpan(0, match.Text.AsSpan().IndexOfAny('=', ':')).TrimEnd().TrimEnd("\"'").ToString();
        var start = Math.Max(0, match.LineText.IndexOf(match.Text, StringComparison.Ordinal));
        var from = start;
        while (from > 0 && (char.IsAsciiLetterOrDigit(match.LineText[from - 1]) || match.LineText[from - 1] is '_' or '-'))
        {
            from--;
        }

        return match.LineText[from..start] + word;
    }
}
