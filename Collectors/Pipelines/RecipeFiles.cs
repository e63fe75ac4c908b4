using Gapless.Collectors.Structured;

namespace Gapless.Collectors.Pipelines;

/// <summary>Makefiles, justfiles and Taskfiles: a target's own commands, and those of the targets it names first.</summary>
internal static class RecipeFiles
{
    public static IEnumerable<ScriptCall> Make(ScriptSources sources, string[] words, string folder)
    {
        var change = Array.IndexOf(words, "-C");
        var at = change > 0 && change + 1 < words.Length ? RepositoryPath.Combine(folder, words[change + 1]) ?? folder : folder;
        var targets = words.Skip(1).Where((word, index) => word[0] != '-' && index != change && !word.Contains('=', StringComparison.Ordinal)).ToList();
        return sources.TextIn(at, "GNUmakefile", "makefile", "Makefile") is var (path, text) ? Recipes.Read(text).Calls(targets, path) : [];
    }

    public static IEnumerable<ScriptCall> Just(ScriptSources sources, string[] words, string folder) =>
        sources.TextIn(folder, "justfile", "Justfile", ".justfile") is var (path, text) ? Recipes.Read(text).Calls([.. words.Skip(1).Where(word => word[0] != '-').Take(1)], path) : [];

    // tasks: { test: { cmds: [go test, { task: other }] } }
    public static IEnumerable<ScriptCall> Task(ScriptSources sources, string[] words, string folder)
    {
        var name = words.Skip(1).FirstOrDefault(word => word[0] != '-') ?? "default";
        foreach (var file in (string[])["Taskfile.yml", "Taskfile.yaml"])
        {
            if (RepositoryPath.Combine(folder, file) is { } path && sources.Data.TryGetValue(path, out var root))
            {
                var task = root.At("tasks", name);
                return (task["cmds"].Exists ? task["cmds"] : task).OneOrMany().Select(command => (Text: command.Text ?? command["cmd"].Text, command.Line))
                    .Where(command => command.Text is not null).Select(command => new ScriptCall(command.Text!, path, command.Line));
            }
        }

        return [];
    }
}
