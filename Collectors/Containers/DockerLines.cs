using System.Text;
using System.Text.RegularExpressions;

namespace Gapless.Collectors.Containers;

/// <summary>Splits a Dockerfile into instructions.</summary>
internal static partial class DockerLines
{
    public static IEnumerable<DockerLine> Read(string text)
    {
        var lines = text.TrimStart('\uFEFF').Split('\n');
        var escape = Escape(lines);
        for (var index = 0; index < lines.Length; index++)
        {
            var first = index;
            if (IsBlank(lines[index]))
            {
                continue;
            }

            var instruction = Join(lines, ref index, escape);
            TakeHereDocuments(lines, ref index, instruction);
            if (DockerLine.Parse(instruction.ToString(), first + 1) is { } line)
            {
                yield return line;
            }
        }
    }

    // "# escape=`" counts only among the directives at the top.
    private static char Escape(string[] lines)
    {
        foreach (var line in lines)
        {
            var match = Directive().Match(line);
            if (!match.Success)
            {
                break;
            }

            if (match.Groups["name"].Value.Equals("escape", StringComparison.OrdinalIgnoreCase))
            {
                return match.Groups["value"].Value is "`" ? '`' : '\\';
            }
        }

        return '\\';
    }

    private static bool IsBlank(string line) => line.AsSpan().TrimStart() is [] or ['#', ..];

    private static StringBuilder Join(string[] lines, ref int index, char escape)
    {
        var joined = new StringBuilder();
        while (true)
        {
            var line = lines[index].TrimEnd();
            if (!line.EndsWith(escape))
            {
                return joined.Append(line);
            }

            joined.Append(line[..^1].TrimEnd()).Append(' ');

            // Comments and empty lines may stand between the parts.
            do
            {
                index++;
            }
            while (index < lines.Length && IsBlank(lines[index]));
            if (index >= lines.Length)
            {
                return joined;
            }

            lines[index] = lines[index].TrimStart();
        }
    }

    // RUN <<EOF, COPY <<-"a" <<b /target
    private static void TakeHereDocuments(string[] lines, ref int index, StringBuilder instruction)
    {
        var head = instruction.ToString();
        if (!head.Contains("<<", StringComparison.Ordinal) || !TakesHereDocuments().IsMatch(head))
        {
            return;
        }

        foreach (Match mark in HereDocument().Matches(head))
        {
            var start = index;
            while (++index < lines.Length && (mark.Groups["dash"].Success ? lines[index].Trim('\t', '\r') : lines[index].TrimEnd('\r')) is var content && !content.Equals(mark.Groups["word"].Value, StringComparison.Ordinal))
            {
            }

            foreach (var line in lines[Math.Min(start + 1, lines.Length)..Math.Min(index, lines.Length)])
            {
                instruction.Append('\n').Append(line.TrimEnd('\r'));
            }
        }
    }

    [GeneratedRegex(@"^\s*#\s*(?<name>\w+)\s*=\s*(?<value>\S+)\s*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Directive();

    [GeneratedRegex(@"^\s*(ONBUILD\s+)?(RUN|COPY|ADD)\s", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex TakesHereDocuments();

    [GeneratedRegex("""(^|[^<])<<(?<dash>-)?["']?(?<word>[A-Za-z_][A-Za-z0-9_]*)["']?""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex HereDocument();
}
