using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Gapless.Collectors.Structured;
using Gapless.Readiness.Masking;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Configuration;

/// <summary>Reads <c>.env</c> files; values leave it only as a kind and masked.</summary>
internal static partial class EnvironmentFileReader
{
    public static EnvironmentFile Read(string text, string path, PathClasses pathClass, bool isTracked)
    {
        var entries = ImmutableArray.CreateBuilder<EnvironmentEntry>();
        var lines = text.Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            var first = index;
            if (Assignment().Match(lines[index]) is { Success: true } match)
            {
                var value = Value(match.Groups["value"].Value.TrimEnd('\r').Trim(), lines, ref index);
                var kind = KindOf(value);
                entries.Add(new(match.Groups["key"].Value, first + 1, kind, kind is EnvironmentValueKind.Literal ? SecretMask.Mask(value) : kind is EnvironmentValueKind.Empty ? "" : value));
            }
        }

        var isTemplate = TemplateName().IsMatch(RepositoryPath.Name(path));
        return new(path, pathClass, isTemplate, isTracked, entries.ToImmutable()) { CommentedOut = isTemplate ? [.. lines.Select(line => CommentedAssignment().Match(line)).Where(match => match.Success).Select(match => match.Groups["key"].Value)] : [] };
    }

    internal static EnvironmentValueKind KindOf(string value) => value.Length == 0 ? EnvironmentValueKind.Empty
        : Reference().IsMatch(value) ? EnvironmentValueKind.Reference
        : Placeholder().IsMatch(value) || value.Distinct().Take(2).Count() == 1 ? EnvironmentValueKind.Placeholder
        : EnvironmentValueKind.Literal;

    // KEY=plain # comment, KEY='as is', KEY="over
    // several lines"
    private static string Value(string written, string[] lines, ref int index)
    {
        if (written is not ['"' or '\'' or '`', ..])
        {
            var comment = written.StartsWith('#') ? 0 : written.IndexOf(" #", StringComparison.Ordinal);
            return comment < 0 ? written : written[..comment].TrimEnd();
        }

        var quote = written[0];
        var close = written.IndexOf(quote, 1);
        if (close > 0)
        {
            return written[1..close];
        }

        var end = Array.FindIndex(lines, index + 1, line => line.Contains(quote, StringComparison.Ordinal));
        if (end < 0)
        {
            return written[1..];
        }

        var value = string.Join('\n', [written[1..], .. lines[(index + 1)..end], lines[end][..lines[end].IndexOf(quote, StringComparison.Ordinal)]]);
        index = end;
        return value;
    }

    [GeneratedRegex(@"^\s*(export\s+)?(?<key>[A-Za-z_][A-Za-z0-9_.-]*)\s*=(?<value>.*)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Assignment();

    // # KEY=    #KEY=value
    [GeneratedRegex(@"^\s*#\s?(?<key>[A-Za-z_][A-Za-z0-9_]*)=", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex CommentedAssignment();

    [GeneratedRegex(@"(^|[._-])(example|sample|template|tpl|dist|default|defaults|schema)([._-]|$)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex TemplateName();

    // ${OTHER}, $(command), op://vault/item, @Microsoft.KeyVault(…), arn:aws:secretsmanager:…
    [GeneratedRegex(@"^(\$\{[^}]+\}|\$[A-Z_][A-Z0-9_]*|\$\(.*\)|\{\{.*\}\}|%[A-Z_]+%|op://.*|vault:.*|ref\+.*|@Microsoft\.KeyVault\(.*|arn:aws:(secretsmanager|ssm):.*|projects/[^/]+/secrets/.*|awssm://.*|gcpsm://.*)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();

    [GeneratedRegex(@"change[-_ ]?(me|this|it)|replace[-_ ]?(me|this|with)|your[-_ ]|^your|<[^>]*>|^x{3,}$|^\*{3,}$|^\.{3}$|placeholder|^todo$|^(tbd|none|null|secret|password|example|dummy|fake)$|example\.(com|org|net)|insert[-_ ]|^\[.*\]$|set[-_ ]me|fill[-_ ]", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
