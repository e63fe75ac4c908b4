using System.Text.RegularExpressions;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Infrastructure;

/// <summary>
/// What a call in a program sets: <c>new rds.DatabaseInstance(this, 'db', { multiAz: true, backupRetention: Duration.days(7) })</c>. Only literals are
/// values; whatever else is set stands as <c>${…}</c>. What is nested stands beside the rest, since settings are asked for at any depth.
/// </summary>
internal static partial class ProgramCall
{
    private const int MaximumLength = 6000;
    private const int MaximumSettings = 120;

    /// <summary>The settings of the call of this method or class that begins on the line; an empty map where none is read.</summary>
    public static Node Settings(string text, int line, string callee)
    {
        var at = PlaceOf(text, line, callee);
        if (at < 0)
        {
            return Node.Map([], line);
        }

        return Node.Map([.. SettingsIn(text, at, EndOf(text, at + callee.Length)).DistinctBy(pair => pair.Key, StringComparer.Ordinal)], line);
    }

    /// <summary>What a part of a program sets, in its order.</summary>
    public static IEnumerable<KeyValuePair<string, Node>> SettingsIn(string text, int begin, int end)
    {
        var line = 1 + text.AsSpan(0, begin).Count('\n');
        var part = text[begin..end];
        return Setting().Matches(part).Take(MaximumSettings).Select(match => KeyValuePair.Create(match.Groups["key"].Value, Node.Scalar(ValueOf(match), line + part.AsSpan(0, match.Index).Count('\n'))));
    }

    /// <summary>Where the call stands: api: RestApi = RestApi(self, "x") names the class before it calls it. Below zero where there is none.</summary>
    internal static int PlaceOf(string text, int line, string callee)
    {
        var begin = StartOf(text, line);
        for (var at = begin < 0 ? -1 : text.IndexOf(callee, begin, Math.Min(text.Length - begin, 400), StringComparison.Ordinal); at >= 0; at = Next(text, at + callee.Length, begin, callee))
        {
            if (text.AsSpan(at + callee.Length).TrimStart() is ['(' or '<', ..])
            {
                return at;
            }
        }

        return -1;
    }

    private static int Next(string text, int at, int begin, string callee) => at - begin >= 400 || at >= text.Length ? -1 : text.IndexOf(callee, at, Math.Min(text.Length - at, 400 - (at - begin)), StringComparison.Ordinal);

    private static int StartOf(string text, int line)
    {
        var at = 0;
        for (var passed = 1; passed < line && at >= 0; passed++)
        {
            at = text.IndexOf('\n', at) is var end and >= 0 ? end + 1 : -1;
        }

        return at;
    }

    // Over the arguments and every call that is chained to them: .AddPostgres("db").WithDataVolume()
    private static int EndOf(string text, int at)
    {
        var limit = Math.Min(text.Length, at + MaximumLength);
        var depth = 0;
        for (var quote = '\0'; at < limit; at++)
        {
            var symbol = text[at];
            if (quote != '\0')
            {
                at += symbol == '\\' ? 1 : 0;
                quote = symbol == quote || symbol == '\n' ? '\0' : quote;
            }
            else if (symbol is '"' or '\'' or '`')
            {
                quote = symbol;
            }
            else
            {
                depth += symbol is '(' or '[' or '{' ? 1 : symbol is ')' or ']' or '}' ? -1 : 0;
                if (depth < 0 || (depth == 0 && (symbol is ';' or ',' || (symbol == '\n' && !IsChained(text, at)))))
                {
                    break;
                }
            }
        }

        return Math.Min(at, text.Length);
    }

    private static bool IsChained(string text, int at) => text.AsSpan(at).TrimStart() is ['.', ..] or ['(', ..];

    private static string ValueOf(Match match)
    {
        var value = match.Groups["argument"] is { Success: true } argument ? argument.Value : match.Groups["value"].Value;
        return match.Groups["value"] is { Success: false } ? match.Groups["argument"] is { Success: true } ? Plain(value) : "true"
            : value.Length == 0 ? "${…}" : Plain(value);
    }

    // "x", 7, 1_000, true, RemovalPolicy.RETAIN, HighAvailability.Enabled are known; anything else is only when it runs.
    private static string Plain(string value) => value[0] is '"' or '\'' or '`' ? value.Contains("${", StringComparison.Ordinal) ? "${…}" : value.Trim(value[0])
        : Literal().IsMatch(value) ? value.Replace("_", "", StringComparison.Ordinal)
        : Member().Match(value) is { Success: true } member ? member.Groups["name"].Value
        : Chosen().Match(value) is { Success: true } chosen ? chosen.Groups["name"].Value
        : "${…}";

    // multiAz: true   multi_az=True   MultiAZ: pulumi.Bool(true)   backupRetention: cdk.Duration.days(7)   MultiAz = true   server.HighAvailability = x   .WithDataVolume()   .multiAz(true)
    [GeneratedRegex("""(((?<![\w.])["']?|(?<=\w\.)(?=[A-Z]\w{1,60}[ \t]*=(?![=>])))(?<key>[A-Za-z_]\w{1,60})["']?[ \t]*(:(?!:)|=(?![=>]))\s*(?<value>"[^"\n]{0,200}"|'[^'\n]{0,200}'|`[^`\n]{0,200}`|[\w.&]{1,120}(\(\s*(?<argument>"[^"\n]{0,100}"|'[^'\n]{0,100}'|\d[\d_]{0,12}|[tT]rue|[fF]alse)\s*\))?|(?=[\[{]))|\.(?<key>With[A-Z]\w{1,50})(<[^<>()\n]{0,80}>)?(?=\()|\.(?<key>[A-Za-z]\w{1,60})\(\s*(?<argument>"[^"\n]{0,100}"|'[^'\n]{0,100}'|\d[\d_]{0,12}|[tT]rue|[fF]alse)?\))""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 20000)]
    private static partial Regex Setting();

    [GeneratedRegex("""^(\d[\d_]*(\.\d+)?|true|false|True|False)$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Literal();

    [GeneratedRegex("""^\w+(\.\w+)*\.(?<name>[A-Z][A-Z0-9_]+|Enabled|Disabled)$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Member();

    // dbforpostgresql.SkuTierBurstable   app.ActiveRevisionsModeSingle   SkuTier.GENERAL_PURPOSE is above
    [GeneratedRegex("""^\w+\.\w*?(?<name>Disabled|Enabled|ZoneRedundant|SameZone|Burstable|GeneralPurpose|MemoryOptimized|Liveness|Readiness|Startup|Single|Multiple|Continuous|Periodic)$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Chosen();
}
