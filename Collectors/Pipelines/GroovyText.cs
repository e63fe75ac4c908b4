using System.Collections.Immutable;
using System.Text;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Pipelines;

/// <summary>Reads the strings and named arguments of Groovy, forward from a place; whatever else stands there is passed over.</summary>
internal static class GroovyText
{
    private const int MaximumArguments = 40;

    /// <summary><c>'a ' + "b " + name</c> is <c>a b ${name}</c>; null when no string begins here. Moves behind it.</summary>
    public static string? Sum(string code, ref int at)
    {
        var text = new StringBuilder();
        var found = false;
        while (at < code.Length)
        {
            SkipSpace(code, ref at);
            if (at < code.Length && code[at] is '"' or '\'')
            {
                text.Append(Quoted(code, ref at));
                found = true;
            }
            else if (found && Word(code, ref at) is { Length: > 0 } name)
            {
                text.Append("${").Append(name).Append('}');
            }
            else
            {
                break;
            }

            var next = at;
            SkipSpace(code, ref next);
            if (next >= code.Length || code[next] != '+')
            {
                break;
            }

            at = next + 1;
        }

        return found ? text.ToString() : null;
    }

    /// <summary>The arguments of a call: <c>('x')</c>, <c>(script: 'x', returnStatus: true)</c>, or without parentheses. What has no name is named <c>""</c>.</summary>
    public static ImmutableArray<KeyValuePair<string, string>> Arguments(string code, int at)
    {
        SkipSpace(code, ref at);
        at += at < code.Length && code[at] == '(' ? 1 : 0;
        var found = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        while (at < code.Length && found.Count < MaximumArguments)
        {
            SkipSpace(code, ref at);
            var begin = at;
            var name = Word(code, ref at);
            SkipSpace(code, ref at);
            if (name.Length > 0 && at < code.Length && code[at] == ':')
            {
                at++;
            }
            else
            {
                at = begin;
                name = "";
            }

            SkipSpace(code, ref at);
            if ((Sum(code, ref at) ?? Word(code, ref at)) is not { Length: > 0 } value)
            {
                break;
            }

            found.Add(KeyValuePair.Create(name, value));
            SkipSpace(code, ref at);
            if (at >= code.Length || code[at] != ',')
            {
                break;
            }

            at++;
        }

        return found.ToImmutable();
    }

    /// <summary>The text in quotes; three of them hold several lines.</summary>
    public static string Quoted(string code, ref int at)
    {
        var mark = code[at];
        var isLong = at + 2 < code.Length && code[at + 1] == mark && code[at + 2] == mark;
        var begin = at + (isLong ? 3 : 1);
        var end = isLong ? code.IndexOf(new string(mark, 3), begin, StringComparison.Ordinal) : EndOfLine(code, begin, mark);
        at = end < 0 ? code.Length : end + (isLong ? 3 : 1);
        return code[Math.Min(begin, code.Length)..(end < 0 ? code.Length : end)].Trim('\n');
    }

    /// <summary>What stands between the brace here and the one that closes it; braces in strings are text. Moves behind it.</summary>
    public static string Block(string code, ref int at)
    {
        var begin = Math.Min(at + 1, code.Length);
        for (var depth = 0; at < code.Length;)
        {
            if (code[at] is '"' or '\'')
            {
                Quoted(code, ref at);
                continue;
            }

            depth += code[at] == '{' ? 1 : code[at] == '}' ? -1 : 0;
            at++;
            if (depth == 0)
            {
                return code[begin..(at - 1)];
            }
        }

        return code[begin..];
    }

    public static string Word(string code, ref int at)
    {
        var begin = at;
        while (at < code.Length && (char.IsAsciiLetterOrDigit(code[at]) || code[at] is '_' or '.' or '$'))
        {
            at++;
        }

        return code[begin..at];
    }

    public static void SkipSpace(string code, ref int at)
    {
        while (at < code.Length && char.IsWhiteSpace(code[at]))
        {
            at++;
        }
    }

    private static int EndOfLine(string code, int at, char mark)
    {
        for (; at < code.Length && code[at] != '\n'; at++)
        {
            if (code[at] == '\\')
            {
                at++;
            }
            else if (code[at] == mark)
            {
                return at;
            }
        }

        return Math.Min(at, code.Length) is var end && end < code.Length ? end : -1;
    }

    public static Node Inputs(ImmutableArray<KeyValuePair<string, string>> arguments, int line) =>
        Node.Map([KeyValuePair.Create("with", Node.Map([.. arguments.Where(one => one.Key.Length > 0).DistinctBy(one => one.Key, StringComparer.Ordinal).Select(one => KeyValuePair.Create(one.Key, Node.Scalar(one.Value, line)))], line))], line);
}
