using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Identity;

public sealed partial class ApiKeysAreManaged : Check
{
    private static readonly ImmutableArray<string> Modelled = [.. Language.Code, Language.Sql, Language.Text];

    // The model of a key, or the place where one that was sent is looked at.
    private static readonly Idiom Model = Phrases.Idiom("auth.api-keys/model", Modelled, """^[ \t]*model Api_?Key\b""", """\bclass Api_?Key\w*\b[^\n]{0,60}[:({<]""", """\bcreate_table[( ]+[:"']api_?keys""", """CREATE TABLE[^\n]{0,40}api_?keys""", """Schema::create\(\s*['"]api_?keys""", """pgTable\(\s*['"]api_?keys""", """DbSet<Api_?Key""", """\btype ApiKey struct""", """\btype APIKey struct""", """schema "api_?keys""", """@Entity\(\s*['"]api_?keys""", """personal_access_tokens""", """class ApiKey < """, """\bHasAPIKey\b""", """\btype PersonalAccessToken struct""");
    private static readonly Idiom Sent = Phrases.Idiom("auth.api-keys/sent", Language.Code, """headers\[['"]x-api-key['"]\]""", """\.get\(\s*['"]x-api-key['"]""", """\.header\(\s*['"]x-api-key['"]""", """Headers\[['"]X-(Api|API)-Key['"]\]""", """Headers\.TryGetValue\(\s*['"]X-(Api|API)-Key""", """Header\.Get\(\s*"X-A[pP][iI]-Key"\)""", """GetHeader\(\s*"X-A[pP][iI]-Key"\)""", """APIKeyHeader\(""", """request\.headers\.get\(\s*['"][xX]-[aA][pP][iI]-[kK]ey""", """HTTP_X_API_KEY""", """@RequestHeader\(\s*['"]X-A[pP][iI]-Key""", """->header\(\s*['"]X-A[pP][iI]-Key""", """get_req_header\(\w+,\s*"x-api-key""", """headers\(\)\.get\("x-api-key""");

    private static readonly Idiom Hashed = Phrases.Idiom("auth.api-keys/hashed", Modelled, """\bkey_hash\b""", """\bkeyHash\b""", """\bhashed_?[kK]ey\b""", """\btoken_?[hH]ash\b""", """\bhashed_?[tT]oken\b""", """\bkey_?[dD]igest\b""", """\btoken_?[dD]igest\b""", """\bHashedKey\b""", """\bKeyHash\b""", """\bTokenHash\b""", """hash\w*\(\s*(api_?[kK]ey|apikey|raw_?[kK]ey)""", """personal_access_tokens""", """\bHasAPIKey\b""", """\bClientSecretHash\b""");
    private static readonly Idiom Scoped = Phrases.Idiom("auth.api-keys/scoped", Modelled, """\bscopes?\b["'`]?\s*[:(=]""", """\bscopes +String""", """\bScopes\b""", """\babilities\b""", """[:"'`]scopes?\b""", """\bpermissions\b["'`]?\s*[:(=]""") with { Accept = match => Key().IsMatch(match.Path) || Key().IsMatch(match.LineText) };
    private static readonly Idiom Ends = Phrases.Idiom("auth.api-keys/ends", Modelled, """\bexpires?_?[aA]t\b""", """\bExpiresAt\b""", """\brevoked_?[aA]t\b""", """\bRevokedAt\b""", """\bis_?[rR]evoked\b""", """\bIsRevoked\b""") with { Accept = match => Key().IsMatch(match.Path) || Key().IsMatch(match.LineText) };
    private static readonly Idiom Seen = Phrases.Idiom("auth.api-keys/seen", Modelled, """\blast_?[uU]sed(_?[aA]t)?\b""", """\bLastUsed(At)?\b""");
    private static readonly Idiom Constant = Phrases.Idiom("auth.api-keys/constant", Language.Code, """timingSafeEqual\(""", """FixedTimeEquals\(""", """compare_digest\(""", """ConstantTimeCompare\(""", """secure_compare\(""", """hash_equals\(""", """MessageDigest\.isEqual\(""", """constant_time_eq""", """ConstantTimeEq""");

    // One key for all, from the configuration or the code.
    private static readonly Idiom Shared = Phrases.Idiom("auth.api-keys/shared", Language.Code, """(===?|!==?)\s*(process\.env\.|settings\.|config\.|os\.environ\S{0,3}|env\(['"])\w*API_KEY""", """(===?|!==?)\s*(settings|config|options|_options|cfg)\.\w*api_key\b""", """(===?|!==?)\s*(settings|config|options|_options|cfg)\.\w*ApiKey\b""", """(===?|!==?)\s*(settings|config|options|_options|cfg)\.\w*apiKey\b""", """\bapi_key\s*(===?|!==?)\s*['"][\w-]{8,}['"]""", """\bapiKey\s*(===?|!==?)\s*['"][\w-]{8,}['"]""", """\bAPI_KEY\s*(===?|!==?)\s*\w+""", """\.Equals\(\s*_?(config|options)\w*[^\n]{0,30}ApiKey""") with
    { Accept = match => !match.LineText.Contains("undefined", StringComparison.Ordinal) && !Empty().IsMatch(match.LineText) };

    public override CheckInfo Info { get; } = new("auth.api-keys", Category.Identity, Priority.Medium, "Machine clients use keys that can be scoped, rotated and revoked")
    {
        Why = "A key that all clients share cannot be taken from one of them, and one that is kept in the clear is stolen with the database.",
        Remedy = "Show a key once, keep only its hash with an owner, scopes, an expiry and when it was last used, and give people a way to revoke it.",
        Effort = Effort.Medium,
        Methods = [Method.Repository, Method.Attestation],
        References = ["OWASP ASVS 5.0 13.2, 11.4", "OWASP API2:2023"],
        AppliesWhen = Condition.Any(Fact.Http),
    };

    public override ImmutableArray<Idiom> Idioms => [Model, Sent, Hashed, Scoped, Ends, Seen, Constant, Shared];

    public override AttestationForm Attestation { get; } =
        new("Keys of machine clients are kept hashed, belong to one client each, and can be scoped, rotated and revoked.", ["where keys are managed", "who can revoke", "last rotation", "link"], 180);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var (model, sent, shared) = (repository.FirstOf(null, Model), repository.FirstOf(null, Sent), repository.FirstOf(null, Shared));
        if (model is null)
        {
            return [shared is not null ? Verdict.Fail(Verdict.WholeSystem, "All clients share one key, which is compared as it stands.", Evidence.Strong("one key for all", shared.Location))
                : sent is not null ? Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "A key is asked for, but where keys are kept could not be read.", Evidence.Strong("a key is asked for", sent.Location))
                : Verdict.NotApplicable(Verdict.WholeSystem, "no key of a machine client was found")];
        }

        var hashed = Facet.Of("a hash instead of the key", repository.FirstOf(null, Hashed));
        Facet[] others = [Facet.Of("scopes", repository.FirstOf(null, Scoped)), Facet.Of("an expiry or a revocation", repository.FirstOf(null, Ends)), Facet.Of("when it was last used", repository.FirstOf(null, Seen))];
        Facet[] all = [new("keys", Evidence.Strong("keys", model.Location)), hashed, .. others];
        return [!hashed.Holds ? Verdict.Fail(Verdict.WholeSystem, $"{model.Path} keeps keys; nothing shows that they are hashed.", all.Shown())
            : others.All(facet => facet.Holds) ? Verdict.Pass(Verdict.WholeSystem, repository.FirstOf(null, Constant) is null ? "Keys are hashed, scoped, end, and show when they were last used." : "Keys are hashed, scoped, compared in constant time, end, and show when they were last used.", all.Shown())
            : Verdict.Partial(Verdict.WholeSystem, $"Keys are hashed, but there is no sign of {others.Missing()}.", all.Shown())];
    }

    [GeneratedRegex("""api_?-?key|access_?-?token|personal_?access""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Key();

    // if (config.apiKey === '')
    [GeneratedRegex("""(===?|!==?)\s*(''|""|null|None|nil)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Empty();
}
