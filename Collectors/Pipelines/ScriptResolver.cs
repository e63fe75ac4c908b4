using Gapless.Collectors.Structured;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Pipelines;

/// <summary>Finds what a command runs, a few levels down: package scripts, Makefile targets, shell scripts and the like.</summary>
internal sealed class ScriptResolver(ScriptSources sources)
{
    private const int MaximumCalls = 400;
    private const int MaximumDepth = 3;

    /// <summary>The commands of a step: its own lines, and after each what the scripts it calls run.</summary>
    public IEnumerable<PipelineCommand> Resolve(string text, string path, int line, string folder)
    {
        var at = folder;
        foreach (var (command, offset) in ShellText.Commands(text))
        {
            var isSwallowed = ShellText.IsSwallowed(command);
            yield return new(command, path, line + offset, ResolvedFrom: null, isSwallowed);
            foreach (var (call, from) in Calls(command, at))
            {
                yield return new(call.Text, call.Path, call.Line, from, isSwallowed || ShellText.IsSwallowed(call.Text));
            }

            at = FolderAfter(command, at);
        }
    }

    private List<(ScriptCall Call, string From)> Calls(string command, string folder)
    {
        var calls = new List<(ScriptCall, string)>();
        foreach (var words in ShellText.Parts(command))
        {
            if (words is ["cd", var target, ..])
            {
                folder = RepositoryPath.Combine(folder, target.Trim('"', '\'')) ?? folder;
                continue;
            }

            var from = string.Join(' ', words);
            calls.AddRange(Descend(words, folder, depth: 1).Take(MaximumCalls).Select(call => (call, from)));
        }

        return calls;
    }

    // A script that only calls another one says nothing yet: npm test is often npm run test:unit.
    private IEnumerable<ScriptCall> Descend(string[] words, string folder, int depth)
    {
        foreach (var call in Called(words, folder))
        {
            yield return call;
            var below = depth >= MaximumDepth ? [] : ShellText.Parts(call.Text).SelectMany(inner => Descend(inner, PackageFolder(call, folder), depth + 1));
            foreach (var deeper in below)
            {
                yield return deeper;
            }
        }
    }

    // Package scripts and recipes run where their file is; other scripts where they are called.
    private static string PackageFolder(ScriptCall call, string folder) => call.Path.EndsWith(".json", StringComparison.Ordinal) || call.Path.EndsWith("akefile", StringComparison.Ordinal) ? RepositoryPath.Folder(call.Path) : folder;

    // A change of folder holds for the lines that follow.
    private static string FolderAfter(string command, string folder) => command.StartsWith('(') ? folder
        : ShellText.Parts(command).Aggregate(folder, (at, words) => words is ["cd", var target, ..] ? RepositoryPath.Combine(at, target.Trim('"', '\'')) ?? at : at);

    private IEnumerable<ScriptCall> Called(string[] words, string folder) => words switch
    {
        ["npm" or "pnpm" or "yarn" or "bun", ..] => PackageScripts.Of(sources, words, folder),
        ["npx" or "pnpx" or "bunx" or "corepack", .. var rest] when rest.Length > 0 => Called(rest, folder),
        ["uv" or "poetry" or "pdm" or "pipenv" or "bundle", "run" or "exec", .. var rest] when rest.Length > 0 => Called(rest, folder),
        ["turbo" or "lerna", ..] or ["nx", "run-many" or "affected", ..] => PackageScripts.OfAll(sources, words),
        ["composer", ..] => PackageScripts.OfComposer(sources, words, folder),
        ["make" or "gmake" or "$(MAKE)" or "${MAKE}", ..] => RecipeFiles.Make(sources, words, folder),
        ["just", ..] => RecipeFiles.Just(sources, words, folder),
        ["task", ..] => RecipeFiles.Task(sources, words, folder),
        ["dotnet", "run", "--file" or "-f", var file, ..] => FileProgram(file, folder),
        ["dotnet", "run", var file, ..] when file.EndsWith(".cs", StringComparison.Ordinal) => FileProgram(file, folder),
        ["dotnet", var file, ..] when file.EndsWith(".cs", StringComparison.Ordinal) => FileProgram(file, folder),
        ["bash" or "sh" or "zsh" or "pwsh" or "powershell" or "source" or ".", ..] => Shell(words.Skip(1).FirstOrDefault(word => word[0] != '-' && word is not "pipefail") ?? "", folder),
        [var file, ..] when file.EndsWith(".cs", StringComparison.Ordinal) => FileProgram(file, folder),
        [var file, ..] when file.Contains('/', StringComparison.Ordinal) => Shell(file, folder),
        _ => [],
    };

    private IEnumerable<ScriptCall> Shell(string file, string folder) => sources.TextIn(folder, file.Trim('"', '\'')) is var (path, text)
        ? ShellText.Commands(text).Select(command => new ScriptCall(command.Text, path, command.Line + 1))
        : [];

    private IEnumerable<ScriptCall> FileProgram(string file, string folder) => sources.TextIn(folder, file) is var (path, text) ? FilePrograms.Commands(path, text) : [];
}
