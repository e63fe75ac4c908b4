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
        Rule("entra", ["7Q~", "8Q~"], Entra()),
        Rule("connection-string", ["Password=", "Pwd="], ConnectionString()) with { Accept = IsRealConnection },
    ];

    // A name that says secret and a value that looks like one.
    private static readonly Idiom Generic = Rule("generic", ["secret", "token", "passw", "api_key", "apikey", "api-key", "access_key", "accesskey", "access-key", "private_key", "privatekey", "signing_key", "signingkey"], Assignment()) with
    {
        In = PathClasses.Production,
        Accept = LooksSecret,
    };

    // They show that somebody has access; whether it still opens anything, only the issuer knows.
    private static readonly ImmutableArray<Idiom> Doubtful =
    [
        Rule("stripe-test", ["sk_test_", "rk_test_"], StripeTest()),
        Rule("jwt", ["eyJ"], WebToken()) with { Accept = match => IsNoExample(match) && WebTokens.IsLive(match.Value) },
    ];

    private static readonly ImmutableArray<Idiom> AllRules = [.. Named, Generic, .. Doubtful];

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

    public override ImmutableArray<Idiom> Idioms => [.. AllRules, ReviewedSecrets.Marks];

    public override AttestationForm Attestation { get; } =
        new("The secrets listed here were rotated, and the old values no longer work.", ["secrets", "systems", "rotated on"], 180);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        if (!repository.Files.Any(file => file.WasRead))
        {
            return [Verdict.NotApplicable(Verdict.WholeSystem, "no file to search")];
        }

        var reviewed = ReviewedSecrets.In(repository);
        var matches = Here(repository).Concat(Before(repository)).ToLookup(reviewed.PlaceOf, StringComparer.Ordinal);
        var open = matches[null].GroupBy(match => match.Subject, StringComparer.Ordinal).Select(Judge)
            .OrderBy(verdict => verdict.Outcome == Outcome.Fail ? 0 : 1).ThenBy(verdict => verdict.Subject, StringComparer.Ordinal).ToList();
        return open.Count > 0 ? open : [Clean(repository, [.. matches.Where(group => group.Key is not null).SelectMany(group => group.Select(match => Evidence.Strong($"reviewed in {group.Key}: {match.Message}", match.Hit.Location)))])];
    }

    private static Verdict Judge(IGrouping<string, SecretMatch> file)
    {
        var matches = file.OrderByDescending(match => match.IsCertain).ToList();
        var (first, where) = (matches[0], matches[0].Past is { } past ? $" of commit {SecretMatch.Short(past)}, no longer in the tree" : "");
        return first.IsCertain
            ? Verdict.Fail(file.Key, $"{first.Rule} secret in line {first.Hit.Line}{where}.", matches.Select(Show))
            : Verdict.Partial(file.Key, $"Line {first.Hit.Line}{where} looks like a {first.Rule} secret.", matches.Select(Show));
    }

    private Verdict Clean(RepositoryFacts repository, ImmutableArray<Evidence> reviewed)
    {
        var files = repository.Files.Count(file => file.WasRead);
        var looked = Evidence.Certain($"{files} files searched by {Idioms.Length} rules" + (repository.History is { } history
            ? $", and {history.Files} contents of {history.Commits} commits{(history.IsWhole ? "" : " (not all: the rest of the history is not here or was not asked for)")}{(history.Skipped == 0 ? "" : $"; {history.Skipped} were too large to search")}" : ""));
        return Verdict.Pass(Verdict.WholeSystem, reviewed.IsEmpty ? "No secret was found." : $"No secret was found but what has been reviewed ({reviewed.Length}).", [looked, .. reviewed]);
    }

    private static Evidence Show(SecretMatch match) => Evidence.Strong(match.Message, match.Hit.Location);

    private static IEnumerable<SecretMatch> Here(RepositoryFacts repository)
    {
        var since = repository.History?.Hits.Values.SelectMany(hits => hits).ToLookup(past => past.Hit.Fingerprint, StringComparer.Ordinal);
        return Matches(idiom => repository.HitsOf(idiom).Select(hit => (hit, default(PastHit)))).Select(match => match with { Since = since?[match.Hit.Fingerprint].MinBy(past => past.CommittedAt) });
    }

    /// <summary>What the commits hold and the tree does not.</summary>
    private static List<SecretMatch> Before(RepositoryFacts repository)
    {
        if (repository.History is not { } history)
        {
            return [];
        }

        var here = AllRules.SelectMany(idiom => repository.HitsOf(idiom)).Select(hit => hit.Fingerprint).ToHashSet(StringComparer.Ordinal);
        return Matches(idiom => history.HitsOf(idiom).Where(past => !here.Contains(past.Hit.Fingerprint)).Select(past => (past.Hit, (PastHit?)past)));
    }

    private static List<SecretMatch> Matches(Func<Idiom, IEnumerable<(IdiomHit Hit, PastHit? Past)>> hitsOf)
    {
        var named = Named.SelectMany(idiom => hitsOf(idiom).Select(one => new SecretMatch(RuleOf(idiom), one.Hit, IsLive(one.Hit)) { Past = one.Past })).ToList();
        var places = named.Select(match => (match.Subject, match.Hit.Line)).ToHashSet();
        var others = hitsOf(Generic).Select(one => new SecretMatch(RuleOf(Generic), one.Hit, IsConfiguration(one.Hit) && !IsCommentedOut(one.Hit)) { Past = one.Past })
            .Concat(Doubtful.SelectMany(idiom => hitsOf(idiom).Select(one => new SecretMatch(RuleOf(idiom), one.Hit, IsCertain: false) { Past = one.Past })));
        return [.. named, .. others.Where(match => !places.Contains((match.Subject, match.Hit.Line)))];
    }

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
        return IsNoExample(match) && !ReviewedSecrets.IsList(match.Path)
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
