using System.Globalization;
using System.Text.RegularExpressions;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Containers;

/// <summary>Computes the expressions of Helm templates that need nothing but the chart's values.</summary>
internal sealed partial class HelmExpression
{
    private const int MaximumDepth = 20;

    private readonly HelmBlocks blocks;
    private readonly string[] tokens;
    private int at;
    private int depth;

    private HelmExpression(string expression, HelmBlocks blocks)
    {
        this.blocks = blocks;
        tokens = [.. Token().Matches(expression).Select(match => match.Value)];
    }

    /// <summary>The value; null where it is known only when the chart is rendered.</summary>
    public static Node? Evaluate(string expression, HelmBlocks blocks)
    {
        // range $key, $value := .Values.env     with $x := .Values.y
        var assigned = expression.IndexOf(":=", StringComparison.Ordinal);
        var parser = new HelmExpression(assigned >= 0 && expression.TrimStart().StartsWith('$') ? expression[(assigned + 2)..] : expression, blocks);
        return blocks.Values.Exists ? parser.Pipeline() : null;
    }

    private static readonly Node Yes = Node.Scalar("true", 0);
    private static readonly Node No = Node.Scalar("false", 0);

    private Node? Pipeline()
    {
        if (++depth > MaximumDepth)
        {
            at = tokens.Length;
            return null;
        }

        var value = Command([]);
        while (at < tokens.Length && tokens[at] is "|")
        {
            at++;
            value = Command([value]);
        }

        depth--;
        return value;
    }

    private Node? Command(ReadOnlySpan<Node?> piped)
    {
        if (at >= tokens.Length || tokens[at] is ")" or "|")
        {
            return null;
        }

        var first = tokens[at];
        var isFunction = char.IsAsciiLetter(first[0]) && first is not ("true" or "false" or "nil");
        at += isFunction ? 1 : 0;
        List<Node?> arguments = [];
        while (at < tokens.Length && tokens[at] is not (")" or "|"))
        {
            arguments.Add(Operand());
        }

        arguments.AddRange(piped);
        return isFunction ? Call(first, arguments) : arguments is [var only] ? only : null;
    }

    private Node? Operand()
    {
        var token = tokens[at++];
        switch (token)
        {
            case "(":
                var value = Pipeline();
                var isClosed = at < tokens.Length && tokens[at] is ")";
                at += isClosed ? 1 : 0;

                // (.Values.a).b
                return isClosed && at < tokens.Length && tokens[at][0] is '.' && tokens[at].Length > 1 ? value?.At(tokens[at++][1..].Split('.')) : value;
            case ".":
                return blocks.Dot;
            case "true" or "false":
                return Node.Scalar(token, 0);
            case "nil":
                return Node.Missing;
        }

        return token[0] is '"' or '`' ? Node.Scalar(token[1..^1], 0)
            : token.StartsWith(".Values.", StringComparison.Ordinal) ? blocks.Values.At(token[8..].Split('.'))
            : token.StartsWith("$.Values.", StringComparison.Ordinal) ? blocks.Values.At(token[9..].Split('.'))
            : token[0] is '.' && token.Length > 1 && char.IsAsciiLetterLower(token[1]) ? blocks.Dot?.At(token[1..].Split('.'))
            : decimal.TryParse(token, NumberStyles.Number, CultureInfo.InvariantCulture, out _) ? Node.Scalar(token, 0)
            : null;
    }

    private static Node? Call(string function, List<Node?> arguments) => (function, arguments) switch
    {
        ("toYaml" or "toJson" or "quote" or "squote" or "toString" or "int" or "int64" or "trim", [var value]) => value,
        ("nindent" or "indent" or "trunc" or "trimSuffix", [_, var value]) => value,
        ("tpl", [var value, ..]) => value,
        ("default", [var other, var value]) => HelmBlocks.Truth(value) switch { true => value, false => other, _ => null },
        ("coalesce", _) => FirstTrue(arguments, Node.Missing),
        ("not" or "empty", [var value]) => Say(!HelmBlocks.Truth(value)),
        ("and", _) => arguments.TrueForAll(value => HelmBlocks.Truth(value) is true) ? Yes : arguments.Exists(value => HelmBlocks.Truth(value) is false) ? No : null,
        ("or", _) => FirstTrue(arguments, No),
        ("eq", [{ } one, { } other]) => Say(Same(one, other)),
        ("ne", [{ } one, { } other]) => Say(!Same(one, other)),
        ("gt", [{ } one, { } other]) => Say(one.Number > other.Number),
        ("lt", [{ } one, { } other]) => Say(one.Number < other.Number),
        ("ge", [{ } one, { } other]) => Say(one.Number >= other.Number),
        ("le", [{ } one, { } other]) => Say(one.Number <= other.Number),
        ("ternary", [var then, var otherwise, var condition]) => HelmBlocks.Truth(condition) switch { true => then, false => otherwise, _ => null },
        ("hasKey", [{ } map, { Text: { } key }]) => Say(map[key].Exists),
        _ => null,
    };

    // What is unknown before the first true one decides.
    private static Node? FirstTrue(List<Node?> values, Node otherwise)
    {
        foreach (var value in values)
        {
            if (HelmBlocks.Truth(value) is not false)
            {
                return value;
            }
        }

        return otherwise;
    }

    private static bool Same(Node one, Node other) => string.Equals(one.Text ?? "", other.Text ?? "", StringComparison.Ordinal);

    private static Node? Say(bool? isTrue) => isTrue switch { true => Yes, false => No, _ => null };

    [GeneratedRegex("""("[^"]*"|`[^`]*`|\(|\)|\||[^\s()|"`]+)""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}
