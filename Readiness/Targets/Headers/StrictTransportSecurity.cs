using System.Globalization;

namespace Gapless.Readiness.Targets.Headers;

/// <summary>A Strict-Transport-Security field (RFC 6797, section 6.1).</summary>
public sealed record StrictTransportSecurity(long MaxAge, bool IncludesSubDomains, bool AsksForPreload)
{
    /// <summary>Null when a browser would ignore the field: no max-age, a directive twice, a value that is no number.</summary>
    public static StrictTransportSecurity? Parse(string field)
    {
        // max-age=31536000; includeSubDomains; preload
        var directives = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in field.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var name = (equals < 0 ? part : part[..equals]).TrimEnd();
            if (!directives.TryAdd(name, equals < 0 ? null : Unquoted(part[(equals + 1)..].Trim())))
            {
                return null;
            }
        }

        return directives.GetValueOrDefault("max-age") is { } age && long.TryParse(age, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? new(seconds, directives.ContainsKey("includeSubDomains"), directives.ContainsKey("preload"))
            : null;
    }

    private static string Unquoted(string value) => value.Length >= 2 && value[0] == '"' && value[^1] == '"' ? value[1..^1] : value;
}
