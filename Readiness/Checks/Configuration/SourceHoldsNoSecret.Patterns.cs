using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Configuration;

public sealed partial class SourceHoldsNoSecret
{
    [GeneratedRegex("""\b(?<value>(AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16})\b""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Aws();

    [GeneratedRegex("""\b(?<value>gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59})\b""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GitHub();

    [GeneratedRegex("""\b(?<value>glpat-[A-Za-z0-9_-]{20})""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GitLab();

    [GeneratedRegex("""\b(?<value>[sr]k_live_[A-Za-z0-9]{20,})""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Stripe();

    [GeneratedRegex("""\b(?<value>[sr]k_test_[A-Za-z0-9]{20,})""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StripeTest();

    [GeneratedRegex("""\b(?<value>xox[abprs]-[A-Za-z0-9-]{20,})""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Slack();

    [GeneratedRegex("""\b(?<value>AIza[A-Za-z0-9_-]{35})\b""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Google();

    [GeneratedRegex("""\b(?<value>SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43})\b""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SendGrid();

    [GeneratedRegex("""\b(?<value>npm_[A-Za-z0-9]{36})\b""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Npm();

    [GeneratedRegex("""\b(?<value>pypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,})""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PyPi();

    [GeneratedRegex("""\b(?<value>sk-ant-[A-Za-z0-9_-]{30,})""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Anthropic();

    [GeneratedRegex("""\b(?<value>sk-proj-[A-Za-z0-9_-]{30,})""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OpenAi();

    [GeneratedRegex("""\b(?<value>dop_v1_[a-f0-9]{64})\b""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DigitalOcean();

    [GeneratedRegex("""\b(?<value>hvs\.[A-Za-z0-9_-]{90,})""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Vault();

    [GeneratedRegex("""AccountKey=(?<value>[A-Za-z0-9+/]{86}==)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AzureStorage();

    // a client secret of Microsoft Entra: three characters, 7 or 8, Q~
    [GeneratedRegex("""(?<![A-Za-z0-9_~.-])(?<value>[A-Za-z0-9_~.-]{3}[78]Q~[A-Za-z0-9_~.-]{31,34})(?![A-Za-z0-9_~.-])""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Entra();

    // SECRET_KEY = '…': fifty characters of the alphabet that startproject draws from
    [GeneratedRegex("""^[ \t]*SECRET_KEY[ \t]*=[ \t]*r?['"](?<value>[a-z0-9!@#$%^&*(\-_=+)]{50})['"]""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Django();

    [GeneratedRegex("""(^|[/._-])(dev|development|local|test|tests|testing|ci)([/._-]|$)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LocalSettings();

    [GeneratedRegex("""\b(?<value>eyJ[A-Za-z0-9_-]{10,500}\.eyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{20,1000})""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex JsonWebToken();

    [GeneratedRegex("""-----BEGIN (RSA |EC |DSA |OPENSSH |ENCRYPTED |PGP )?PRIVATE KEY( BLOCK)?-----(?<value>[\s\\nr"'+,]*[A-Za-z0-9+/=][A-Za-z0-9+/=\s\\nr"'+,]{63,})""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PrivateKey();

    // scheme://user:secret@host
    [GeneratedRegex("""://[^\s:@/'"`<>{}$[\]]{1,64}:(?<value>[^\s:@/'"`<>[\]]{3,100})@[A-Za-z0-9.[\]-]+""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UrlCredential();

    // Server=…;Database=…;User Id=…;Password=…;
    [GeneratedRegex("""\b(Server|Host|Data Source|Endpoint)\s*=[^\r\n]{0,200}?;\s*(Password|Pwd)\s*=\s*(?<value>[^;\s"'`]{3,100})""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ConnectionString();

    // "jwtSecret": "d8f3…"     API_KEY=d8f3…     const apiToken = 'd8f3…'
    [GeneratedRegex("""(secret|token|passw(or)?d|api[_-]?key|access[_-]?key|private[_-]?key|signing[_-]?key)[\w-]*["']?[ \t]*(=>|:=|=|:)[ \t]*["'`]?(?<value>[A-Za-z0-9+/=_.!@#%^&*~-]{10,150})["'`]?(?=[\s,;)}\]]|$)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Assignment();

    [GeneratedRegex("""fake|dummy|mock|example|sample""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex InventedName();

    [GeneratedRegex("""[._-](example|sample|template|dist)\b""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Template();

    [GeneratedRegex("""^(postgres|guest|admin|root|user|minio(admin)?|mysql|redis|rabbitmq|mongo|sa|app|dev|test|local(host)?|pass(word)?|secret)\d{0,3}$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WellKnown();

    // UUIDs, hashes with a name, member paths, dotted names, versions, dates, environment names
    [GeneratedRegex("""^([0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|sha\d+-.*|[A-Za-z_@][\w-]{0,30}([.:]{1,2}([A-Za-z_][\w-]{0,30}|\d{1,3}))+[()!?]*|[A-Z][A-Z0-9_]+|v?\d+\.\d+\.\d+.*|\d{4}-\d\d-\d\d.*|https?:.*|/.*|\w+\(.*|[a-z]+([-_.][a-z]+\d?)+|[a-z]+([-_.]([a-z]+\d{0,2}|\d{1,6})){3,}[-_.][a-z]+|([A-Z][a-z]+\d?[a-z]*){3,}|[A-Za-z]+\d{1,2})$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NoSecret();

    // RFC 2606, RFC 6762, private addresses
    [GeneratedRegex("""(^|\.)(example(\.[a-z]+)?|test|invalid|local|localhost|internal)$|^(10|127|172\.(1[6-9]|2\d|3[01])|192\.168)\.""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ReservedHost();
}
