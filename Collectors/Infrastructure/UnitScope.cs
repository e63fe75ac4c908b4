using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Infrastructure;

/// <summary>The values that are known in a unit. Evaluating puts them in the place of <c>${…}</c>; what is not known stays.</summary>
internal sealed partial class UnitScope(IReadOnlyDictionary<string, Node> values, char quote)
{
    // Variables that name variables can grow without end.
    private const int MaximumNodes = 20_000;
    private const int MaximumDepth = 32;

    private readonly HashSet<string> open = new(StringComparer.Ordinal);
    private int nodes;

    public Node Evaluate(Node node) => Evaluate(node, depth: 0);

    private Node Evaluate(Node node, int depth)
    {
        if (depth > MaximumDepth || ++nodes > MaximumNodes)
        {
            return node;
        }

        return node.Kind switch
        {
            NodeKind.List => Node.List([.. node.Items.Select(item => Evaluate(item, depth + 1))], node.Line),
            NodeKind.Map => Node.Map([.. node.Entries.SelectMany(entry => Spread(entry.Key, Evaluate(entry.Value, depth + 1)))], node.Line),
            NodeKind.Scalar when node.Text!.Contains("${", StringComparison.Ordinal) => EvaluateText(node.Text!, node.Line, depth) ?? node,
            _ => node,
        };
    }

    // What was merged stands under itself until it is known.
    private static ImmutableArray<KeyValuePair<string, Node>> Spread(string key, Node value) =>
        key.StartsWith("${", StringComparison.Ordinal) && value.Kind == NodeKind.Map ? value.Entries : [new(key, value)];

    private Node? EvaluateText(string text, int line, int depth)
    {
        if (Whole().Match(text) is { Success: true } whole)
        {
            return EvaluateExpression(whole.Groups["inner"].Value.Trim(), line, depth + 1);
        }

        var replaced = Part().Replace(text, part => Find(part.Groups["name"].Value, line, depth + 1) is { Text: { } value } ? value : part.Value);
        return Node.Scalar(replaced, line);
    }

    private Node? EvaluateExpression(string expression, int line, int depth)
    {
        if (depth > MaximumDepth)
        {
            return null;
        }

        if (Reference().IsMatch(expression))
        {
            return Find(expression, line, depth);
        }

        // Not more than one condition in another: the longer ones are programs.
        var condition = expression.Length < 400 ? Condition().Match(expression) : Match.Empty;
        if (!condition.Success || IsTrue(condition.Groups["if"].Value.Trim(), line, depth) is not { } isTrue)
        {
            return null;
        }

        return Evaluate(ExpressionReader.Read(condition.Groups[isTrue ? "then" : "else"].Value.Trim(), quote, line), depth + 1);
    }

    private bool? IsTrue(string condition, int line, int depth)
    {
        var comparison = Comparison().Match(condition);
        if (comparison.Success && Find(comparison.Groups["name"].Value, line, depth)?.Text is { } value && !value.Contains("${", StringComparison.Ordinal))
        {
            return value.Equals(comparison.Groups["value"].Value.Trim('"', '\''), StringComparison.Ordinal) == comparison.Groups["operator"].Value is "==";
        }

        var (name, isNegated) = condition.StartsWith('!') ? (condition[1..].Trim(), true) : (condition, false);
        var found = Reference().IsMatch(name) ? Find(name, line, depth) : null;
        return name is "true" || found is { IsTrue: true } ? !isNegated : name is "false" || found is { IsFalse: true } ? isNegated : null;
    }

    // var.tags.owner is a key of var.tags.
    private Node? Find(string name, int line, int depth)
    {
        var (known, rest) = (name, ImmutableArray<string>.Empty);
        while (!values.ContainsKey(known))
        {
            var dot = known.LastIndexOf('.');
            if (dot < 0)
            {
                return null;
            }

            (known, rest) = (known[..dot], rest.Insert(0, known[(dot + 1)..]));
        }

        if (!values[known].Exists || !open.Add(known))
        {
            return null;
        }

        try
        {
            var value = Evaluate(values[known], depth + 1).At([.. rest]);
            nodes += value.Exists ? value.Descendants().Count() : 0;
            return value.Exists ? value.OnLine(line) : null;
        }
        finally
        {
            open.Remove(known);
        }
    }

    [GeneratedRegex(@"^\$\{(?<inner>[^{}]*(\{[^{}]*\}[^{}]*)*)\}$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Whole();

    [GeneratedRegex(@"\$\{\s*(?<name>[\w.-]+)\s*\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Part();

    [GeneratedRegex(@"^[A-Za-z_][\w-]*(\.[A-Za-z_][\w-]*)*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();

    // var.is_production ? 3 : 1
    [GeneratedRegex(@"^(?<if>[^?]+)\?(?<then>[^?:]+):(?<else>.+)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Condition();

    [GeneratedRegex(@"^(?<name>[\w.-]+)\s*(?<operator>==|!=)\s*(?<value>[""']?[\w.-]*[""']?)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Comparison();
}
