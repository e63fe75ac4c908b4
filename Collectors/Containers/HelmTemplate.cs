using System.Text;
using System.Text.RegularExpressions;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Containers;

/// <summary>
/// Makes YAML of a Helm template as well as it goes without rendering: what the chart's values switch off is taken out, plain values are put in, any other
/// expression becomes <see cref="Dynamic"/>. Line numbers stay.
/// </summary>
internal sealed partial class HelmTemplate
{
    /// <summary>Stands for a value that is known only when the chart is rendered.</summary>
    public const string Dynamic = "__dynamic__";

    private readonly string[] lines;
    private readonly HelmValues values;
    private readonly Stack<HelmBlock> blocks = new();
    private readonly StringBuilder output;
    private string lastKey = "";

    private HelmTemplate(string template, Node values)
    {
        lines = template.Split('\n');
        this.values = new(values);
        output = new(template.Length);
    }

    public static string Resolve(string template, Node values) => new HelmTemplate(template, values).Resolve();

    private bool IsHidden => blocks.Any(block => block.IsHidden);

    private string Resolve()
    {
        var isInComment = false;
        for (var at = 0; at < lines.Length; at++)
        {
            var line = lines[at].TrimEnd('\r');
            isInComment |= line.Contains("{{/*", StringComparison.Ordinal) || line.Contains("{{- /*", StringComparison.Ordinal);
            if (isInComment)
            {
                isInComment = !line.Contains("*/", StringComparison.Ordinal);
            }
            else if (ControlOnly().IsMatch(line))
            {
                Control(line, at);
            }
            else if (!IsHidden)
            {
                Append(Expression().Replace(line, match => Value(match.Groups["expression"].Value)));
            }

            output.Append('\n');
        }

        return output.ToString();
    }

    private void Append(string line)
    {
        output.Append(line);
        lastKey = string.IsNullOrWhiteSpace(line) ? lastKey : line;
    }

    private string Value(string expression)
    {
        var text = values.Of(PlainValue().Match(expression.Trim()) is { Success: true } plain ? plain.Groups["path"].Value : "", Context)?.Text;
        return text is not null && !text.Contains('\n', StringComparison.Ordinal) ? text : Dynamic;
    }

    // {{- if .Values.x }}   {{- else }}   {{- end }}   {{- toYaml .Values.y | nindent 8 }}
    private void Control(string line, int at)
    {
        foreach (var action in Expression().Matches(line).Select(match => match.Groups["expression"].Value.Trim()))
        {
            var word = action.Split(' ', 2) is [var first, ..] ? first : action;
            switch (word)
            {
                case "if" or "with":
                    blocks.Push(HelmBlock.Of(values.IsTrue(action[word.Length..], Context), word is "with" ? action[4..].Trim() : null));
                    break;
                case "range" or "define" or "block":
                    blocks.Push(HelmBlock.Of(null, word is "range" ? "range" : null));
                    break;
                case "else" when blocks.TryPop(out var block):
                    blocks.Push(block.Else(action.StartsWith("else if", StringComparison.Ordinal) ? values.IsTrue(action[7..], Context) : true));
                    break;
                case "end":
                    blocks.TryPop(out _);
                    break;
                default:
                    Insert(action, line, at);
                    break;
            }
        }
    }

    // The value of a key on the line above: as a flow mapping, if nothing else belongs to the key.
    private void Insert(string action, string line, int at)
    {
        if (IsHidden || !lastKey.TrimEnd().EndsWith(':') || HasSibling(at))
        {
            return;
        }

        var path = ToYaml().Match(action) is { Success: true } match ? match.Groups["path"].Value : null;
        var value = path is null ? null : values.Of(path, Context);
        output.Append(line.AsSpan(0, line.Length - line.TrimStart().Length)).Append("    ");
        lastKey = "";
        if (value is null)
        {
            output.Append(Dynamic);
        }
        else
        {
            HelmValues.Write(value, output);
        }
    }

    private bool HasSibling(int at)
    {
        var next = lines.Skip(at + 1).FirstOrDefault(line => !string.IsNullOrWhiteSpace(line) && !ControlOnly().IsMatch(line));
        return next is not null && (Indent(next) > Indent(lastKey) || (Indent(next) == Indent(lastKey) && next.TrimStart().StartsWith('-') && !lastKey.TrimStart().StartsWith('-')));
    }

    private string? Context => blocks.FirstOrDefault(block => block.Context is not null)?.Context;

    private static int Indent(string line) => line.Length - line.TrimStart().Length;

    [GeneratedRegex(@"^\s*(\{\{[^{}]*\}\}\s*)+$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ControlOnly();

    [GeneratedRegex(@"\{\{-?(?<expression>[^{}]*?)-?\}\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Expression();

    [GeneratedRegex(@"^(?<path>\$?\.[A-Za-z0-9_.]*)\s*(\|\s*(quote|squote|int|int64|toString)\s*)*$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex PlainValue();

    [GeneratedRegex(@"^\(?\s*(toYaml\s+(?<path>\$?\.[A-Za-z0-9_.]*)|(?<path>\$?\.[A-Za-z0-9_.]*)\s*\|\s*toYaml)\s*\)?\s*(\|\s*n?indent\s+\d+)?\s*$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ToYaml();
}
