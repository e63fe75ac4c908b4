using System.Collections.Immutable;
using System.Text;
using Gapless.Collectors.Structured;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Infrastructure;

/// <summary>
/// Reads the expressions of Terraform and Bicep as far as they are values: strings, numbers, lists and maps. What has to be computed stays as it is
/// written, as the scalar <c>${…}</c>.
/// </summary>
internal sealed class ExpressionReader(CodeText text, char quote)
{
    /// <summary>Begins the key of a resource that stands within another; its type follows.</summary>
    public const string NestedResource = "resource ";

    private const int MaximumDepth = 48;
    private const int MaximumNesting = 16;

    // Functions that change a value's type or join values, not what is in them.
    private static readonly string[] Wrappers = ["jsonencode", "yamlencode", "tolist", "toset", "tomap", "tostring", "tonumber", "tobool", "sensitive", "nonsensitive", "string", "int", "bool"];

    // Strings within expressions within strings.
    private int nesting;

    public static Node Computed(string expression, int line) => Node.Scalar("${" + expression.Trim() + "}", line);

    /// <summary>The value of one text, such as one branch of a condition.</summary>
    public static Node Read(string expression, char quote, int line)
    {
        var value = new ExpressionReader(new(expression, hasHashComments: quote == '"'), quote).Read(depth: 0);
        return value.Text is { } scalar ? Node.Scalar(scalar, line) : value;
    }

    public Node Read(int depth)
    {
        text.SkipBlank(lines: false);
        var (start, line) = (text.Position, text.Line);
        if (depth < MaximumDepth && ReadValue(depth) is { } value && IsAtEndOfExpression())
        {
            return value;
        }

        text.Return(start, line);
        return Computed(text.Between(start, SkipExpression()), line);
    }

    /// <summary>Passes over a bracket and returns what is in it.</summary>
    public string ReadBracket()
    {
        var start = text.Position;
        SkipBracket();
        return text.Between(start + 1, text.Position - 1);
    }

    /// <summary>A quoted string without its quotes, as written inside; null when none begins here.</summary>
    public string? ReadString()
    {
        if (text.Current != quote)
        {
            return null;
        }

        var content = new StringBuilder();
        text.Advance(1);
        while (!text.IsAtEnd && text.Current != quote && text.Current != '\n')
        {
            if (text.Current == '\\')
            {
                content.Append(Unescape(text.Rest.Length > 1 ? text.Rest[1] : '\\'));
                text.Advance(2);
            }
            else if (nesting < MaximumNesting && (text.StartsWith("${") || text.StartsWith("%{")))
            {
                var from = text.Position;
                text.Advance(1);
                nesting++;
                SkipBracket();
                nesting--;
                content.Append(text.Between(from, text.Position));
            }
            else
            {
                content.Append(text.Current);
                text.Advance(1);
            }
        }

        var isClosed = text.Current == quote && !text.IsAtEnd;
        text.Advance(isClosed ? 1 : 0);
        return isClosed ? content.ToString() : null;
    }

    private static char Unescape(char escaped) => escaped switch { 'n' => '\n', 't' => '\t', 'r' => '\r', _ => escaped };

    private Node? ReadValue(int depth)
    {
        var line = text.Line;
        if (text.StartsWith("'''") && quote == '\'')
        {
            return ReadBlock("'''", line);
        }

        if (text.Current == quote)
        {
            return ReadString() is { } content ? Node.Scalar(content, line) : null;
        }

        if (text.StartsWith("<<") && quote == '"')
        {
            return ReadHereDocument(line);
        }

        return text.Current switch
        {
            '[' => ReadList(depth, line),
            '{' => ReadMap(depth, line),
            '-' or (>= '0' and <= '9') => ReadNumber(line),
            _ => ReadWord(depth, line),
        };
    }

    private Node ReadBlock(string mark, int line)
    {
        var end = text.Rest[mark.Length..].IndexOf(mark, StringComparison.Ordinal);
        end = end < 0 ? text.Rest.Length - mark.Length : end;
        var content = text.Rest.Slice(mark.Length, end).ToString();
        text.Advance(end + (2 * mark.Length));
        return Node.Scalar(content, line);
    }

    // <<-EOT … EOT on a line of its own
    private Node? ReadHereDocument(int line)
    {
        text.Advance(2);
        text.Advance(text.Current == '-' ? 1 : 0);
        if (text.Word() is not { } mark)
        {
            return null;
        }

        text.SkipLine();
        var content = new StringBuilder();
        while (!text.IsAtEnd)
        {
            var end = text.Rest.IndexOf('\n');
            var next = end < 0 ? text.Rest : text.Rest[..end];
            if (next.Trim().SequenceEqual(mark))
            {
                text.Advance(next.TrimEnd().Length);
                return Node.Scalar(content.ToString(), line);
            }

            content.Append(next).Append('\n');
            text.SkipLine();
        }

        return Node.Scalar(content.ToString(), line);
    }

    private Node? ReadNumber(int line)
    {
        var length = 1;
        while (length < text.Rest.Length && (char.IsAsciiDigit(text.Rest[length]) || text.Rest[length] == '.'))
        {
            length++;
        }

        var number = text.Rest[..length].ToString();
        text.Advance(length);
        return number is "-" ? null : Node.Scalar(number, line);
    }

    // [for …] is computed.
    private Node? ReadList(int depth, int line)
    {
        text.Advance(1);
        var items = ImmutableArray.CreateBuilder<Node>();
        while (true)
        {
            text.SkipBlank(lines: true);
            if (text.Current == ']')
            {
                text.Advance(1);
                return Node.List(items.ToImmutable(), line);
            }

            if (text.IsAtEnd || text.StartsWith("for ") || text.Current is '}' or ')')
            {
                return null;
            }

            var before = text.Position;
            items.Add(Read(depth + 1));
            text.Take(',');
            if (text.Position == before)
            {
                return null;
            }
        }
    }

    // { a = 1, "b" : 2 } and, in Bicep, { a: 1 } with a line for each
    private Node? ReadMap(int depth, int line)
    {
        text.Advance(1);
        var map = new MapBuilder(line);
        while (true)
        {
            text.SkipBlank(lines: true);
            if (text.Current == '}')
            {
                text.Advance(1);
                return map.Build();
            }

            if (text.IsAtEnd || text.StartsWith("for ") || ReadKey() is not { } key)
            {
                return null;
            }

            map.Set(key, Read(depth + 1));
            text.Take(',');
        }
    }

    private string? ReadKey()
    {
        string? key;
        if (text.Current == '(')
        {
            var start = text.Position;
            SkipBracket();
            key = "${" + text.Between(start, text.Position) + "}";
        }
        else
        {
            key = text.Current == quote ? ReadString() : text.Word();
        }

        text.SkipBlank(lines: false);
        if (key is "resource" && quote == '\'' && text.Word() is not null)
        {
            // resource files 'blobServices' = { … } within the resource that it belongs to
            text.SkipBlank(lines: false);
            key = NestedResource + ReadString();
            text.SkipBlank(lines: false);
        }

        if (key is null || text.Current is not ('=' or ':'))
        {
            return null;
        }

        text.Advance(1);
        return key;
    }

    private Node? ReadWord(int depth, int line)
    {
        if (text.Word() is not { } word)
        {
            return null;
        }

        if (word is "true" or "false")
        {
            return Node.Scalar(word, line);
        }

        if (word is "null")
        {
            return Node.Scalar(null, line);
        }

        if (text.Current != '(')
        {
            return null;
        }

        return word is "merge" ? ReadMerged(depth) : word is "concat" or "union" ? ReadJoined(depth) : Wrappers.Contains(word, StringComparer.Ordinal) ? ReadWrapped(depth) : null;
    }

    private Node? ReadWrapped(int depth)
    {
        text.Advance(1);
        text.SkipBlank(lines: true);
        var value = Read(depth + 1);
        return text.Take(')') ? value : null;
    }

    // merge(local.tags, { Name = "x" }): the entries in order; a part that is computed stands under itself
    private Node? ReadMerged(int depth)
    {
        var map = new MapBuilder(text.Line);
        if (ReadArguments(depth) is not { } parts)
        {
            return null;
        }

        foreach (var entry in parts.SelectMany(part => part.Kind == NodeKind.Scalar ? [new(part.Text!, part)] : part.Entries))
        {
            map.Set(entry.Key, entry.Value);
        }

        return map.Build();
    }

    // concat(local.zones, ["a"])
    private Node? ReadJoined(int depth)
    {
        var line = text.Line;
        return ReadArguments(depth) is { } parts ? Node.List([.. parts.SelectMany(part => part.OneOrSelf())], line) : null;
    }

    private List<Node>? ReadArguments(int depth)
    {
        text.Advance(1);
        var arguments = new List<Node>();
        while (!text.Take(')'))
        {
            var before = text.Position;
            arguments.Add(Read(depth + 1));
            text.Take(',');
            if (text.Position == before || text.IsAtEnd)
            {
                return null;
            }
        }

        return arguments;
    }

    private bool IsAtEndOfExpression()
    {
        text.SkipBlank(lines: false);
        return text.IsAtEnd || text.Current is '\n' or ',' or ']' or '}' or ')';
    }

    // Returns where it ends: a comment behind it is no part of it.
    private int SkipExpression()
    {
        var end = text.Position;
        while (!text.IsAtEnd && text.Current is not ('\n' or ',' or ']' or '}' or ')'))
        {
            SkipOne();
            end = text.Position;
            text.SkipBlank(lines: false);
        }

        return end;
    }

    private void SkipOne()
    {
        if (text.Current is '(' or '[' or '{')
        {
            SkipBracket();
        }
        else if (text.Current != quote || ReadString() is null)
        {
            text.Advance(1);
        }
    }

    // From an opening bracket to behind its closing one; what does not match is passed over.
    private void SkipBracket()
    {
        var depth = 0;
        while (!text.IsAtEnd)
        {
            var current = text.Current;
            if (current == quote)
            {
                var at = text.Position;
                _ = ReadString();
                text.Advance(text.Position == at ? 1 : 0);
                continue;
            }

            depth += current is '(' or '[' or '{' ? 1 : current is ')' or ']' or '}' ? -1 : 0;
            text.Advance(1);
            if (depth <= 0)
            {
                return;
            }

            text.SkipBlank(lines: true);
        }
    }
}
