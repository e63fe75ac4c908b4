using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Configuration;

public sealed partial class SourceHoldsNoSecret : Check
{
    private const PathClasses Everywhere = PathClasses.Production | PathClasses.Test | PathClasses.Sample | PathClasses.Documentation | PathClasses.Vendored;

    // The storage emulator has one key, and its documentation prints it.
    private const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlC";

    // A token that had ended when this was written has ended for everybody; the day itself is not known here.
    private static readonly long TokenEpoch = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();

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
        Rule("django", ["SECRET_KEY"], Django()) with { Languages = [Language.Python], Accept = match => IsNoExample(match) && !LocalSettings().IsMatch(match.Path) },
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
        Rule("jwt", ["eyJ"], JsonWebToken()) with { Accept = match => IsNoExample(match) && IsLiveToken(match.Value) },
    ];

    // Rails keeps the keys of a developer's machine and of tests before the one of production, which comes from the environment.
    private static readonly Idiom RailsProduction = new("secrets.in-source/rails-production", ["production:"]) { Languages = [Language.Yaml], Accept = match => match.Path.EndsWith("config/secrets.yml", StringComparison.Ordinal), LimitPerFile = 1 };

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

    public override ImmutableArray<Idiom> Idioms => [.. AllRules, ReviewedSecrets.Marks, RailsProduction];

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

    private static Verdict Clean(RepositoryFacts repository, ImmutableArray<Evidence> reviewed)
    {
        var files = repository.Files.Count(file => file.WasRead);
        var looked = Evidence.Certain($"{files} files searched by {AllRules.Length} rules" + (repository.History is { } history
            ? $", and {history.Files} contents of {history.Commits} commits{(history.IsWhole ? "" : " (not all: the rest of the history is not here or was not asked for)")}{(history.Skipped == 0 ? "" : $"; {history.Skipped} were too large to search")}" : ""));
        return Verdict.Pass(Verdict.WholeSystem, reviewed.IsEmpty ? "No secret was found." : $"No secret was found but what has been reviewed ({reviewed.Length}).", [looked, .. reviewed]);
    }

    private static Evidence Show(SecretMatch match) => Evidence.Strong(match.Message, match.Hit.Location);

    private static IEnumerable<SecretMatch> Here(RepositoryFacts repository)
    {
        var since = repository.History?.Hits.Values.SelectMany(hits => hits).ToLookup(past => past.Hit.Fingerprint, StringComparer.Ordinal);
        return Matches(idiom => repository.HitsOf(idiom).Where(hit => !repository.HitsIn(hit.Path, RailsProduction).Any(block => hit.Line < block.Line)).Select(hit => (hit, default(PastHit)))).Select(match => match with { Since = since?[match.Hit.Fingerprint].MinBy(past => past.CommittedAt) });
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
        var named = Named.SelectMany(idiom => hitsOf(idiom).Select(one => new SecretMatch(RuleOf(idiom), one.Hit, IsLive(one.Hit) || (one.Hit.Class == PathClasses.Documentation && IsIssued(idiom))) { Past = one.Past })).ToList();
        var places = named.Select(match => (match.Subject, match.Hit.Line)).ToHashSet();
        var others = hitsOf(Generic).Select(one => new SecretMatch(RuleOf(Generic), one.Hit, IsConfiguration(one.Hit) && !IsCommentedOut(one.Hit)) { Past = one.Past })
            .Concat(Doubtful.SelectMany(idiom => hitsOf(idiom).Select(one => new SecretMatch(RuleOf(idiom), one.Hit, IsCertain: false) { Past = one.Past })));
        return [.. named, .. others.Where(match => !places.Contains((match.Subject, match.Hit.Line)))];
    }

    private static string RuleOf(Idiom idiom) => idiom.Name[(idiom.Name.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>In tests and samples a well-formed key is usually invented; it is shown, not condemned.</summary>
    private static bool IsLive(IdiomHit hit) => hit.Class is PathClasses.Production or PathClasses.Vendored;

    /// <summary>A key that only its issuer could make is live wherever it is quoted; an address or a connection string in prose may be made up.</summary>
    private static bool IsIssued(Idiom idiom) => RuleOf(idiom) is not ("url" or "connection-string" or "private-key");

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
}
