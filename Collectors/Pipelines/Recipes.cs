using System.Text.RegularExpressions;

namespace Gapless.Collectors.Pipelines;

/// <summary>The targets of a Makefile or a justfile, by the shape of their lines.</summary>
internal sealed partial class Recipes
{
    private readonly Dictionary<string, Recipe> targets = new(StringComparer.Ordinal);
    private string? first;

    private sealed record Recipe(string[] Needs, List<(string Text, int Line)> Commands);

    public static Recipes Read(string text)
    {
        var recipes = new Recipes();
        Recipe? current = null;
        var lines = text.Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            var line = lines[index].TrimEnd('\r');
            if (line is [' ' or '\t', ..] && current is not null)
            {
                AddCommand(current, lines, ref index);
            }
            else if (Header().Match(line) is { Success: true } header)
            {
                current = recipes.Add(header);
            }
        }

        return recipes;
    }

    public IEnumerable<ScriptCall> Calls(List<string> names, string path)
    {
        IEnumerable<string> wanted = names.Count > 0 ? names : first is null ? [] : [first];
        return wanted.SelectMany(name => targets.TryGetValue(name, out var recipe) ? recipe.Needs.Append(name) : []).Distinct(StringComparer.Ordinal)
            .SelectMany(name => targets.TryGetValue(name, out var recipe) ? recipe.Commands : [])
            .Select(command => new ScriptCall(command.Text, path, command.Line));
    }

    // @ hides a command, - lets it fail; a backslash goes on in the next line
    private static void AddCommand(Recipe recipe, string[] lines, ref int index)
    {
        var line = index + 1;
        var command = lines[index].Trim();
        while (command.EndsWith('\\') && index + 1 < lines.Length)
        {
            command = command[..^1].TrimEnd() + " " + lines[++index].Trim();
        }

        command = command.TrimStart('@', '+');
        if (command.Length > 0 && command[0] != '#')
        {
            recipe.Commands.Add((command, line));
        }
    }

    private Recipe Add(Match header)
    {
        var needs = header.Groups["needs"].Value.Split('#')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var recipe = new Recipe(needs, []);
        foreach (var name in header.Groups["names"].Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            // Targets in capitals after a dot are settings: .PHONY
            if (!name.StartsWith('.'))
            {
                first ??= name;
                recipe = targets.TryGetValue(name, out var known) ? targets[name] = known with { Needs = [.. known.Needs, .. needs] } : targets[name] = recipe;
            }
        }

        return recipe;
    }

    // test lint: build fmt    or, in a justfile, test *args: build
    [GeneratedRegex(@"^@?(?<names>[A-Za-z0-9_./%-]+([ \t]+[A-Za-z0-9_./%*+='""$-]+)*)[ \t]*::?(?<needs>[^=:]*)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Header();
}
