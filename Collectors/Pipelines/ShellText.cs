using System.Text.RegularExpressions;
using Gapless.Collectors.Lexing;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Pipelines;

/// <summary>Splits shell text into the lines that run something.</summary>
internal static partial class ShellText
{
    private const int MaximumLines = 2000;

    /// <summary>Each command with its line, counted from the text's first; comments gone, continuations joined.</summary>
    public static IEnumerable<(string Text, int Line)> Commands(string text)
    {
        var lines = Blanking.Blank(text, Language.Shell).Split('\n');
        for (var index = 0; index < Math.Min(lines.Length, MaximumLines); index++)
        {
            var first = index;
            var command = lines[index].Trim();
            while (command.EndsWith('\\') && index + 1 < lines.Length)
            {
                command = command[..^1].TrimEnd() + " " + lines[++index].Trim();
            }

            if (command.Length > 0 && !Structure().IsMatch(command))
            {
                yield return (command, first);
            }
        }
    }

    /// <summary>A failure of the command is turned into success.</summary>
    public static bool IsSwallowed(string command) => Swallowing().IsMatch(command);

    /// <summary>The simple commands of a line, in order.</summary>
    public static IEnumerable<string[]> Parts(string command) => command.Split(["&&", "||", ";", "|"], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(part => part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SkipWhile(IsPrefix).ToArray())
        .Where(words => words.Length > 0);

    // NODE_ENV=test, sudo, then: what stands before the command itself.
    private static bool IsPrefix(string word) => word is "sudo" or "time" or "exec" or "then" or "do" or "else" or "if" or "!" or "@" or "env" or "-" || Variable().IsMatch(word);

    [GeneratedRegex(@"^(then|else|fi|do|done|esac|\}|\{|\)|\(|set [-+][a-z]+.*)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Structure();

    [GeneratedRegex(@"\|\|\s*(true|:|exit\s+0|echo\b.*|printf\b.*)\s*$|;\s*true\s*$|^-", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Swallowing();

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]*=", RegexOptions.NonBacktracking)]
    private static partial Regex Variable();
}
