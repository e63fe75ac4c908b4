namespace Gapless.Readiness.Targets.Headers;

/// <summary>One policy of a Content-Security-Policy field (CSP Level 3).</summary>
public sealed class ContentSecurityPolicy
{
    private static readonly ImmutableArray<string> OpenSources = ["*", "http:", "https:", "data:"];
    private static readonly ImmutableArray<string> TrustMarks = ["'nonce-", "'sha256-", "'sha384-", "'sha512-"];

    private readonly ImmutableSortedDictionary<string, ImmutableArray<string>> directives;

    private ContentSecurityPolicy(ImmutableSortedDictionary<string, ImmutableArray<string>> directives) => this.directives = directives;

    /// <summary>Directive names in lower case with their sources, in ordinal order.</summary>
    public IEnumerable<KeyValuePair<string, ImmutableArray<string>>> Directives => directives;

    public bool IsEmpty => directives.IsEmpty;

    /// <summary>The nonce that scripts must carry, or null.</summary>
    public string? Nonce => Sources("script-src")
        .FirstOrDefault(source => source.StartsWith("'nonce-", StringComparison.OrdinalIgnoreCase))?[7..].TrimEnd('\'');

    /// <summary>Not everybody may frame the page.</summary>
    public bool LimitsFraming => directives.TryGetValue("frame-ancestors", out var sources) && !OpenSources.Any(open => Has(sources, open));

    /// <summary>Every policy of the fields: a field holds several, parted by commas; a browser enforces all of them.</summary>
    public static ImmutableArray<ContentSecurityPolicy> ParseAll(IEnumerable<string> fields) =>
        [.. fields.SelectMany(field => field.Split(',')).Select(Parse).Where(policy => !policy.IsEmpty)];

    /// <summary>Of a directive that stands there twice the first counts.</summary>
    public static ContentSecurityPolicy Parse(string policy)
    {
        // default-src 'self'; script-src 'nonce-r4nd0m' 'strict-dynamic'
        var found = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var part in policy.Split(';'))
        {
            var words = part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0)
            {
                found.TryAdd(words[0].ToLowerInvariant(), [.. words.Skip(1)]);
            }
        }

        return new(found.ToImmutable());
    }

    /// <summary>What lets foreign scripts in, in words, or null when scripts are limited.</summary>
    public string? ScriptGap()
    {
        if (!directives.ContainsKey("script-src") && !directives.ContainsKey("default-src"))
        {
            return "no script-src";
        }

        return GapOf("script-src") ?? (directives.ContainsKey("script-src-elem") ? GapOf("script-src-elem") : null);
    }

    /// <summary>Plug-ins are off.</summary>
    public bool ForbidsObjects => IsNone(directives.ContainsKey("object-src") ? "object-src" : "default-src");

    /// <summary>A page cannot be given another base address.</summary>
    public bool LimitsBase => directives.TryGetValue("base-uri", out var sources)
        && (sources.IsEmpty || sources.All(source => source.Equals("'none'", StringComparison.OrdinalIgnoreCase) || source.Equals("'self'", StringComparison.OrdinalIgnoreCase)));

    private string? GapOf(string directive)
    {
        var sources = Sources(directive);
        var isTrusted = sources.Any(source => TrustMarks.Any(mark => source.StartsWith(mark, StringComparison.OrdinalIgnoreCase)));
        var isDynamic = Has(sources, "'strict-dynamic'");
        if (Has(sources, "'unsafe-eval'"))
        {
            return "'unsafe-eval'";
        }

        if (!isTrusted && !isDynamic && Has(sources, "'unsafe-inline'"))
        {
            return "'unsafe-inline' without a nonce or a hash";
        }

        // 'strict-dynamic' makes browsers ignore hosts and schemes.
        return isDynamic ? null : OpenSources.FirstOrDefault(open => Has(sources, open)) ?? sources.FirstOrDefault(source => source.StartsWith("http://", StringComparison.OrdinalIgnoreCase));
    }

    private bool IsNone(string directive) =>
        directives.TryGetValue(directive, out var sources)
        && (sources.IsEmpty || (sources.Length == 1 && sources[0].Equals("'none'", StringComparison.OrdinalIgnoreCase)));

    private ImmutableArray<string> Sources(string directive) =>
        directives.TryGetValue(directive, out var own) ? own
        : directives.TryGetValue("script-src", out var scripts) ? scripts
        : directives.GetValueOrDefault("default-src", []);

    private static bool Has(ImmutableArray<string> sources, string source) => sources.Contains(source, StringComparer.OrdinalIgnoreCase);
}
