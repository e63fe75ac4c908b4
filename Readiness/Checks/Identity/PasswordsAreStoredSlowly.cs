using System.Globalization;
using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Identity;

public sealed partial class PasswordsAreStoredSlowly : Check
{
    private const int LeastBcryptCost = 10;

    private static readonly Idiom Slow = new("auth.password-storage/slow", ["argon2", "bcrypt", "scrypt", "has_secure_password", "Hash::make", "'hashed'", "password_hash(", "PasswordHasher", "AddIdentity", "AddDefaultIdentity", "DelegatingPasswordEncoder", "createDelegatingPasswordEncoder", "make_password", "check_password", "Bcrypt.hash_pwd_salt", "Argon2", "Pow.Ecto.Schema", "passlib", ":database_authenticatable", ":two_factor_authenticatable", "pbkdf2"])
    {
        Pattern = SlowHash(),
        Languages = Language.Code,
    };

    private static readonly Idiom BcryptCost = new("auth.password-storage/bcrypt-cost", ["bcrypt", "genSalt", "BCryptPasswordEncoder", "BCRYPT_ROUNDS", "saltRounds"]) { Pattern = Cost(), Languages = Language.Code };

    private static readonly Idiom Fast = new("auth.password-storage/fast", ["md5", "sha1", "sha256", "sha512", "NoOpPasswordEncoder", "password", "HashData("])
    {
        Pattern = FastHash(),
        Languages = Language.Code,
        Accept = match => !NotAPassword().IsMatch(match.Text) && !Leaked().IsMatch(match.Path),
    };

    // password_hashers: App\Entity\User: sha512
    private static readonly Idiom Symfony = new("auth.password-storage/symfony", ["password_hashers:", "encoders:"]) { Pattern = SymfonyHasher(), Languages = [Language.Yaml], LimitPerFile = 1 };

    // A column or field that holds a password, or a route that takes one.
    private static readonly Idiom Local = new("auth.password-storage/local", ["password", "PwdHash"]) { Pattern = LocalPassword(), Languages = [.. Language.Code, Language.Sql, Language.Text] };

    public override CheckInfo Info { get; } = new("auth.password-storage", Category.Identity, Priority.Critical, "Passwords, if any, are stored with a modern slow hash")
    {
        Why = "A stolen table of fast hashes is a table of passwords, and people use them elsewhere too.",
        Remedy = "Hash with argon2id (19 MiB or more, two passes) or bcrypt of cost 10 and above, and rehash at the next login.",
        Effort = Effort.Small,
        Methods = [Method.Repository],
        References = ["OWASP ASVS 5.0 11.4.2", "OWASP Password Storage Cheat Sheet"],
        AppliesWhen = Condition.All(Fact.Users),
        NeverWaivable = true,
    };

    public override ImmutableArray<Idiom> Idioms => [Slow, BcryptCost, Fast, Symfony, Local];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        if (repository.HitsOf(Fast) is [var fast, ..])
        {
            return [Verdict.Fail(Verdict.WholeSystem, "A password is hashed fast or compared as it is.", Evidence.Strong("weak password handling", fast.Location))];
        }

        var hasher = repository.FirstOf(null, Symfony);
        if (hasher is { Value: "md5" or "sha1" or "sha256" or "sha512" or "plaintext" })
        {
            return [Verdict.Fail(Verdict.WholeSystem, $"Passwords are hashed by {hasher.Value}.", Evidence.Strong("weak password handling", hasher.Location))];
        }

        var slow = hasher ?? repository.FirstOf(null, Slow);
        var cheap = repository.HitsOf(BcryptCost).FirstOrDefault(hit => int.TryParse(hit.Value, CultureInfo.InvariantCulture, out var cost) && cost is > 0 and < LeastBcryptCost);
        if (cheap is not null)
        {
            return [Verdict.Partial(Verdict.WholeSystem, $"bcrypt runs with cost {cheap.Value}; {LeastBcryptCost} is the least.", Evidence.Strong("low bcrypt cost", cheap.Location))];
        }

        if (slow is not null)
        {
            return [Verdict.Pass(Verdict.WholeSystem, $"Passwords are hashed by {slow.Value}.", Evidence.Strong("slow password hash", slow.Location))];
        }

        return repository.FirstOf(null, Local) is { } local
            ? [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "Passwords are kept, but no hash for them was recognised.", Evidence.Strong("a password is handled here", local.Location))]
            : [Verdict.NotApplicable(Verdict.WholeSystem, "no local passwords")];
    }

    [GeneratedRegex("""(\b(?<value>argon2(id|\.hash|\.verify|-cffi)?|bcrypt(js)?\.(hash|compare|hashpw|gensalt|GenerateFromPassword|CompareHashAndPassword)\w*|BCrypt\.(Net\.)?\w*(HashPassword|Verify|EnhancedHash\w*)|bcrypt::hash|BCryptPasswordEncoder|scrypt(Sync)?\(|has_secure_password|Hash::make|password_hash\(|I?PasswordHasher\b|AddIdentity(Core|ApiEndpoints)?<|AddDefaultIdentity<|\w*DelegatingPasswordEncoder|make_password|check_password|hash_pwd_salt|Argon2(PasswordEncoder|id)?|pbkdf2_sha256|bcrypt::\{[\w,\s]*\b(hash|verify)|bcrypt::verify|use\s+Pow\.Ecto\.Schema|\bimport\s*\{[^}]{0,80}\b(hash|compare|verify)\b[^}]{0,80}\}\s*from\s*['"](@node-rs/)?(bcrypt(js)?|argon2)['"]|CryptContext\([^)]*(bcrypt|argon2)|passlib\.apps\b|pbkdf2\.Key\(\s*(\w+\.New,\s*)?(\[\]byte\(\s*)?[\w.]*[pP]assw|pbkdf2(Sync)?\(\s*\w*[pP]assw)|(?<value>:(database|two_factor)_authenticatable)\b|password['"]\s*=>\s*['"](?<value>hashed)['"])""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SlowHash();

    [GeneratedRegex("""(password_hashers|encoders):\s*\r?\n([^\n]*\n){0,4}?[^\n]*:\s*["']?(?<value>md5|sha1|sha256|sha512|plaintext|auto|bcrypt|argon2id?|argon2i|sodium|native|pbkdf2)\b""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SymfonyHasher();

    // bcrypt.hash(password, 8)   genSalt(8)   new BCryptPasswordEncoder(6)   saltRounds = 5
    [GeneratedRegex("""(bcrypt(js)?\.hash(Sync)?\(\s*[\w.]+\s*,\s*|gen_?[sS]alt(Sync)?\(\s*(rounds\s*=\s*)?|BCryptPasswordEncoder\(\s*|(BCRYPT_ROUNDS|saltRounds)\s*[=:]\s*|GenerateFromPassword\([^,]+,\s*)(?<value>\d{1,2})\b""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Cost();

    // md5(password)   createHash('sha256').update(password)   hashlib.sha1(password.encode())   user.password === password   NoOpPasswordEncoder
    [GeneratedRegex("""(\b(md5|sha1|sha256|sha512)(_hex)?\(\s*\$?[\w.>-]*passw(or)?d\b|createHash\(\s*['"](md5|sha1|sha256|sha512)['"]\s*\)\s*\.update\(\s*[\w.]*passw(or)?d\b|hashlib\.(md5|sha1|sha256|sha512)\(\s*[\w.]*passw(or)?d\b|(MD5|SHA1|SHA256|SHA512)\.HashData\([^)]*[pP]assword\b|\b(?i:sha(1|256|512))\.(Sum\w*|New)\(\s*\[\]byte\(\s*[\w.]*passw(or)?d\b|\b\w*[hH]ash\w*\((\w+\.)?(MD5|SHA1|SHA256|SHA512),[^\n]{0,60}(?<!")\b(password|pwd)\b|NoOpPasswordEncoder\.getInstance|\b\w+\.password\s*={2,3}\s*(req\.body\.)?passw(or)?d\b(?!\s*\?)|\b(req\.body\.)?password\s*={2,3}\s*(user|account|row|existing\w*)\.password\b)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FastHash();

    // The list of leaked passwords is asked for the first letters of a SHA-1.
    [GeneratedRegex("""pwn|hibp|leak|breach|compromised""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Leaked();

    [GeneratedRegex("""(confirm|repeat|new|old|current|length|form|values|state|watch)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotAPassword();

    [GeneratedRegex("""(\bpassword(_?hash)?\s*(:\s*(String|str|z\.string)|String\b|VARCHAR|TEXT|=\s*(Column|db\.Column|models\.CharField))|\bstring\??\s+Password(Hash)?\s*\{|\b(Password|Passwd|Pwd)(Hash)?\s+string\b)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LocalPassword();
}
