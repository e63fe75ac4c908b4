using System.Text;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Containers;

/// <summary>The values of a chart, as its templates ask for them.</summary>
internal sealed class HelmValues(Node values)
{
    private const string Root = ".Values";
    private const int MaximumDepth = 32;

    /// <summary>The value of <c>.Values.a.b</c>, or of <c>.b</c> where the dot is <c>.Values.a</c>; null when it is not known.</summary>
    public Node? Of(string path, string? context)
    {
        var whole = path.StartsWith("$.", StringComparison.Ordinal) ? path[1..] : path;
        if (!IsRooted(whole))
        {
            if (context is null || whole.Length == 0 || whole[0] != '.')
            {
                return null;
            }

            whole = context.TrimStart('$') + whole.TrimEnd('.');
        }

        if (!IsRooted(whole) || !values.Exists)
        {
            return null;
        }

        var node = values.At(whole.Split('.', StringSplitOptions.RemoveEmptyEntries).AsSpan(1));
        return node.Exists ? node : null;
    }

    /// <summary>What a condition comes to, as the templates' language has it: empty, false, zero and absent are false. Null when that is not known.</summary>
    public bool? IsTrue(string condition, string? context) => IsTrue(condition, context, depth: 0);

    /// <summary>Writes a value as flow YAML, which JSON is.</summary>
    public static void Write(Node node, StringBuilder output, int depth = 0)
    {
        switch (node.Kind)
        {
            case NodeKind.Map when depth < MaximumDepth:
                WriteAll(node.Entries, output, '{', '}', entry =>
                {
                    WriteText(entry.Key, output);
                    output.Append(": ");
                    Write(entry.Value, output, depth + 1);
                });
                break;
            case NodeKind.List when depth < MaximumDepth:
                WriteAll(node.Items, output, '[', ']', item => Write(item, output, depth + 1));
                break;
            case NodeKind.Scalar:
                WriteText(node.Text!, output);
                break;
            default:
                output.Append("null");
                break;
        }
    }

    private static void WriteAll<T>(IReadOnlyList<T> items, StringBuilder output, char first, char last, Action<T> write)
    {
        output.Append(first);
        for (var at = 0; at < items.Count; at++)
        {
            output.Append(at == 0 ? "" : ", ");
            write(items[at]);
        }

        output.Append(last);
    }

    private static void WriteText(string text, StringBuilder output) =>
        output.Append('"').Append(text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal)).Append('"');

    private static bool IsRooted(string path) => path.StartsWith(Root, StringComparison.Ordinal) && (path.Length == Root.Length || path[Root.Length] == '.');

    private bool? IsTrue(string condition, string? context, int depth)
    {
        if (depth > MaximumDepth || Words(condition) is not [var first, .. var rest])
        {
            return null;
        }

        var parts = first is "and" or "or" ? rest.ConvertAll(part => IsTrue(part, context, depth + 1)) : [];
        return (first, rest.Count) switch
        {
            ("not", 1) => !IsTrue(rest[0], context, depth + 1),
            ("and", _) => parts.Contains(false) ? false : parts.Contains(null) ? null : true,
            ("or", _) => parts.Contains(true) ? true : parts.Contains(null) ? null : false,
            ("eq", 2) => AreEqual(rest[0], rest[1], context),
            ("ne", 2) => !AreEqual(rest[0], rest[1], context),
            (['(', .., ')'], 0) => IsTrue(first[1..^1], context, depth + 1),
            (_, 0) => IsSet(first, context),
            _ => null,
        };

        bool? AreEqual(string left, string right, string? within) =>
            Of(left, within)?.Text is { } value && right.StartsWith('"') ? value.Equals(right.Trim('"'), StringComparison.Ordinal) : null;
    }

    private bool? IsSet(string path, string? context)
    {
        if (Of(path, context) is { } node)
        {
            return node.Kind switch
            {
                NodeKind.Map => !node.Entries.IsEmpty,
                NodeKind.List => !node.Items.IsEmpty,
                NodeKind.Scalar => node.Text is not ("" or "0") && !node.IsFalse,
                _ => false,
            };
        }

        // Where there are values at all, one that is not among them is off.
        return values.Exists && IsRooted(path.TrimStart('$')) && path.Length > Root.Length + 1 ? false : null;
    }

    // and .Values.a (not .Values.b): the words, and what is in brackets as one of them
    private static List<string> Words(string text)
    {
        var (words, word, depth) = (new List<string>(), new StringBuilder(), 0);
        foreach (var letter in text.Append(' '))
        {
            depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
            if (letter != ' ' || depth > 0)
            {
                word.Append(letter);
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        return words;
    }
}
