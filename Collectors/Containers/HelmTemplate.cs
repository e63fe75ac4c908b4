using System.Text;
using System.Text.RegularExpressions;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Containers;

/// <summary>
/// Makes YAML of a Helm template as well as it goes without rendering: lines with nothing but control are taken out, plain
/// values come from <c>values.yaml</c>, any other expression becomes <see cref="Dynamic"/>. Line numbers stay.
/// </summary>
internal static partial class HelmTemplate
{
    /// <summary>Stands for a value that is known only when the chart is rendered.</summary>
    public const string Dynamic = "__dynamic__";

    public static string Resolve(string template, Node values)
    {
        var text = new StringBuilder(template.Length);
        var isInComment = false;
        foreach (var line in template.Split('\n'))
        {
            isInComment |= line.Contains("{{/*", StringComparison.Ordinal) || line.Contains("{{- /*", StringComparison.Ordinal);
            if (!isInComment && !ControlOnly().IsMatch(line))
            {
                text.Append(Expression().Replace(line.TrimEnd('\r'), match => Value(match, values)));
            }

            isInComment &= !line.Contains("*/", StringComparison.Ordinal);
            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Value(Match match, Node values)
    {
        var node = match.Groups["path"].Success ? values.At(match.Groups["path"].Value.Split('.')) : Node.Missing;
        return node.Text is { } text && !text.Contains('\n', StringComparison.Ordinal) ? text : Dynamic;
    }

    // {{- if .Values.x }}, {{ end }}, {{- toYaml .Values.y | nindent 8 }} alone on their line
    [GeneratedRegex(@"^\s*(\{\{[^{}]*\}\}\s*)+$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ControlOnly();

    [GeneratedRegex(@"\{\{-?\s*(\.Values\.(?<path>[A-Za-z0-9_.]+)\s*(\|\s*quote\s*)?|[^{}]*)-?\}\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Expression();
}
