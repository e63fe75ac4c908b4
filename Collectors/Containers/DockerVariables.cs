using System.Text.RegularExpressions;

namespace Gapless.Collectors.Containers;

/// <summary>Puts the values of <c>ARG</c> and <c>ENV</c> in where Docker would.</summary>
internal static partial class DockerVariables
{
    private const int MaximumLength = 8192;

    /// <summary><c>$NAME</c>, <c>${NAME}</c>, <c>${NAME:-default}</c>, <c>${NAME:+other}</c>; what has no value stays as written.</summary>
    public static string Expand(string text, IReadOnlyDictionary<string, string> values)
    {
        if (!text.Contains('$', StringComparison.Ordinal))
        {
            return text;
        }

        var expanded = Variable().Replace(text, match => Value(match, values));
        return expanded.Length > MaximumLength ? text : expanded;
    }

    /// <summary>Takes <c>NAME=value NAME=value</c>, <c>NAME value</c> or a bare <c>NAME</c>, whose value comes from before the first stage.</summary>
    public static void Declare(Dictionary<string, string> values, string declaration, IReadOnlyDictionary<string, string> inherited)
    {
        var space = declaration.AsSpan().IndexOfAny(" \t");
        var equals = declaration.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0 || (space >= 0 && space < equals))
        {
            var name = space < 0 ? declaration : declaration[..space];
            if (space >= 0)
            {
                values[name] = declaration[space..].Trim();
            }
            else if (inherited.TryGetValue(name, out var value))
            {
                values[name] = value;
            }

            return;
        }

        foreach (Match pair in Pair().Matches(declaration))
        {
            values[pair.Groups["name"].Value] = pair.Groups["value"].Value.Trim('"', '\'');
        }
    }

    private static string Value(Match match, IReadOnlyDictionary<string, string> values)
    {
        var isSet = values.TryGetValue(match.Groups["name"].Value, out var value) && value.Length > 0;
        return match.Groups["operator"].Value switch
        {
            ":-" or "-" => isSet ? value! : match.Groups["other"].Value,
            ":+" or "+" => isSet ? match.Groups["other"].Value : "",
            _ => isSet ? value! : match.Value,
        };
    }

    [GeneratedRegex(@"\$(\{(?<name>[A-Za-z_]\w*)((?<operator>:?[-+])(?<other>[^{}]*))?\}|(?<name>[A-Za-z_]\w*))", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Variable();

    [GeneratedRegex("""(?<name>[A-Za-z_][\w.-]*)=(?<value>"[^"]*"|'[^']*'|\S*)""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Pair();
}
