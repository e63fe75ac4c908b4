using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Containers;

/// <summary>
/// Makes YAML of a Helm template as well as it goes without rendering: what the chart's values switch off is left out, values come from
/// <c>values.yaml</c>, any other expression becomes <see cref="Dynamic"/>. Line numbers stay.
/// </summary>
internal static partial class HelmTemplate
{
    /// <summary>Stands for a value that is known only when the chart is rendered; the name of an included template follows it.</summary>
    public const string Dynamic = "__dynamic__";

    public static string Resolve(string template, Node values)
    {
        var text = new StringBuilder(template.Length);
        var blocks = new HelmBlocks(values);
        var isInComment = false;
        var isAfterKey = false;
        foreach (var line in template.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            isInComment |= line.Contains("{{/*", StringComparison.Ordinal) || line.Contains("{{- /*", StringComparison.Ordinal);
            var rendered = isInComment ? "" : Render(line, blocks, isAfterKey);
            isInComment &= !line.Contains("*/", StringComparison.Ordinal);
            isAfterKey = string.IsNullOrWhiteSpace(rendered) ? isAfterKey : rendered.AsSpan().TrimEnd().EndsWith(':');
            text.Append(rendered).Append('\n');
        }

        return text.ToString();
    }

    private static string Render(string line, HelmBlocks blocks, bool isAfterKey) =>
        !line.Contains("{{", StringComparison.Ordinal) ? blocks.IsLeftOut ? "" : line
        : ControlOnly().IsMatch(line) ? RenderAlone(line, blocks, isAfterKey)
        : RenderWithin(line, blocks);

    // {{- if .Values.x }}, {{ end }}, {{- toYaml .Values.y | nindent 8 }} alone on their line
    private static string RenderAlone(string line, HelmBlocks blocks, bool isAfterKey)
    {
        var rendered = "";
        foreach (var action in Action().Matches(line).Select(match => match.Groups["body"].Value))
        {
            if (!blocks.Enter(action) && !blocks.IsLeftOut && rendered.Length == 0)
            {
                rendered = Block(action, blocks, isAfterKey);
            }
        }

        return rendered;
    }

    // A map becomes a merge, which may stand among other keys; a list only fits behind its key.
    private static string Block(string action, HelmBlocks blocks, bool isAfterKey)
    {
        if (!int.TryParse(Indent().Match(action).Groups["spaces"].Value, CultureInfo.InvariantCulture, out var spaces) || spaces is < 0 or > 100)
        {
            return "";
        }

        var indent = new string(' ', spaces);
        if (Included().Match(action) is { Success: true } included)
        {
            return included.Groups["name"].Value is var name && name.Contains("abels", StringComparison.Ordinal) ? $"{indent}\"{Dynamic}{name}\": {Dynamic}" : "";
        }

        return !action.Contains("toYaml", StringComparison.Ordinal) ? "" : HelmExpression.Evaluate(action, blocks) switch
        {
            null => isAfterKey ? indent + Dynamic : "",
            { Kind: NodeKind.Map } map => $"{indent}<<: {FlowText.Of(map)}",
            { Kind: NodeKind.List } list when isAfterKey => indent + FlowText.Of(list),
            _ => "",
        };
    }

    // name: {{ include "x.fullname" . }}-api     replicas: {{ if .Values.ha }}2{{ else }}1{{ end }}
    private static string RenderWithin(string line, HelmBlocks blocks)
    {
        var text = new StringBuilder();
        var from = 0;
        foreach (Match match in Action().Matches(line))
        {
            text.Append(blocks.IsLeftOut ? "" : line[from..match.Index]);
            from = match.Index + match.Length;
            var action = match.Groups["body"].Value;
            if (blocks.Enter(action))
            {
                text.Append(blocks.IsUndecided && HelmBlocks.Opens(action) ? Dynamic : "");
            }
            else if (!blocks.IsLeftOut)
            {
                text.Append(Value(action, blocks));
            }
        }

        return text.Append(blocks.IsLeftOut ? "" : line[from..]).ToString();
    }

    private static string Value(string action, HelmBlocks blocks) =>
        Included().Match(action) is { Success: true } included ? Inclusion(included.Groups["name"].Value, action) : HelmExpression.Evaluate(action, blocks) switch
        {
            { Text: { } text } when !text.Contains('\n', StringComparison.Ordinal) => text,
            { Kind: NodeKind.Map or NodeKind.List } node => FlowText.Of(node),
            { Kind: NodeKind.Null or NodeKind.Missing } => "",
            _ => Dynamic,
        };

    // selector: {{- include "shop.selectorLabels" . | nindent 4 }}
    private static string Inclusion(string name, string action) =>
        name.Contains("abels", StringComparison.Ordinal) && Indent().IsMatch(action) ? $" {{\"{Dynamic}{name}\": {Dynamic}}}" : Dynamic + name;

    [GeneratedRegex(@"^\s*(\{\{[^{}]*\}\}\s*)+$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ControlOnly();

    [GeneratedRegex(@"\{\{-?(?<body>[^{}]*?)-?\}\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Action();

    [GeneratedRegex(@"\bn?indent\s+(?<spaces>[0-9]{1,3})", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Indent();

    [GeneratedRegex(@"^\s*\(?\s*(include|template)\s+""(?<name>[A-Za-z0-9_.\-/]+)""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Included();
}
