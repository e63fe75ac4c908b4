using System.Collections.Immutable;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Pipelines;

/// <summary>Goes through a Jenkinsfile once: stages, the folder a step is in, shell commands, images, and the steps of plugins.</summary>
internal sealed class JenkinsScanner(PipelineContext context, string code)
{
    private static readonly ImmutableArray<string> Words =
    [
        "if", "else", "for", "while", "switch", "return", "def", "try", "catch", "finally", "throw", "new", "import", "pipeline", "stages", "steps", "script", "post", "options", "environment", "parameters", "agent", "node", "parallel", "timeout",
        "retry", "withEnv", "withCredentials", "echo", "error", "always", "success", "failure", "label", "string", "booleanParam", "choice", "credentials", "cron", "pollSCM", "branch", "expression", "library", "tools", "sleep", "usernamePassword", "logRotator", "buildDiscarder", "timestamps", "ansiColor", "disableConcurrentBuilds", "lock", "input", "readFile", "writeFile", "fileExists",
    ];

    private readonly List<PipelineJob> jobs = [];
    private readonly Stack<(int Depth, string Folder)> folders = new();
    private string? entering;
    private int depth;
    private int line = 1;
    private int counted;

    public ImmutableArray<PipelineJob> Jobs()
    {
        for (var at = 0; at < code.Length;)
        {
            Read(ref at);
        }

        return [.. jobs];
    }

    private void Read(ref int at)
    {
        if (code[at] is '"' or '\'')
        {
            GroovyText.Quoted(code, ref at);
        }
        else if (code[at] == '{')
        {
            depth++;
            at++;
            if (entering is { } folder)
            {
                folders.Push((depth, folder));
                entering = null;
            }
        }
        else if (code[at] == '}')
        {
            if (folders.TryPeek(out var top) && top.Depth == depth)
            {
                folders.Pop();
            }

            depth--;
            at++;
        }
        else if (char.IsAsciiLetter(code[at]))
        {
            var begin = at;
            Call(GroovyText.Word(code, ref at), begin, ref at);
        }
        else
        {
            at++;
        }
    }

    private void Call(string word, int begin, ref int at)
    {
        switch (word)
        {
            case "stage" when GroovyText.Arguments(code, at) is [{ Value: var name }, ..]:
                jobs.Add(new(name, LineOf(begin), [], null, null, IsSwallowed: false, IsDisabled: false, [], Node.Missing));
                break;
            case "dir" when GroovyText.Arguments(code, at) is [{ Value: var folder }, ..]:
                entering = Structured.RepositoryPath.Combine(folders.TryPeek(out var outer) ? outer.Folder : "", folder) ?? "";
                break;
            case "when":
                Condition(ref at);
                break;
            case "sh" or "bat" or "pwsh" or "powershell" when begin == 0 || code[begin - 1] != '.':
                Shell(begin, GroovyText.Arguments(code, at));
                break;
            case "docker.build":
                Add(begin, null, "docker build -t " + string.Join(' ', GroovyText.Arguments(code, at).Select(one => one.Value).Reverse()), []);
                break;
            case var method when method.EndsWith(".push", StringComparison.Ordinal) && code.Contains("docker.", StringComparison.Ordinal) && IsCall(at):
                Add(begin, null, $"docker push ${{{method[..^5]}}}:{(GroovyText.Arguments(code, at) is [{ Value: var tag }, ..] ? tag : "$BUILD_NUMBER")}", []);
                break;
            case var step when begin > 0 && !Words.Contains(step, StringComparer.Ordinal) && !step.Contains('.', StringComparison.Ordinal) && IsStatement(begin) && (IsCall(at) || GroovyText.Arguments(code, at) is [{ Key.Length: > 0 }, ..]):
                Add(begin, step, null, GroovyText.Arguments(code, at));
                break;
        }
    }

    private void Shell(int begin, ImmutableArray<KeyValuePair<string, string>> arguments)
    {
        var script = arguments.FirstOrDefault(one => one.Key is "script" or "").Value;
        if (script is not null)
        {
            Add(begin, null, script, arguments, isSwallowed: arguments.Any(one => one.Key is "returnStatus" && one.Value is "true"));
        }
    }

    private void Add(int begin, string? action, string? command, ImmutableArray<KeyValuePair<string, string>> arguments, bool isSwallowed = false)
    {
        var at = LineOf(begin);
        var commands = command is null ? [] : context.Commands(Node.Scalar(command, at), folders.TryPeek(out var top) ? top.Folder : null);
        if (jobs.Count == 0)
        {
            jobs.Add(new("pipeline", at, [], null, null, IsSwallowed: false, IsDisabled: false, [], Node.Missing));
        }

        jobs[^1] = jobs[^1] with { Steps = jobs[^1].Steps.Add(new(null, at, action, commands, null, isSwallowed, IsDisabled: false, action is null ? Node.Missing : GroovyText.Inputs(arguments, at))) };
    }

    // when { branch 'main' }   when { expression { false } }
    private void Condition(ref int at)
    {
        var open = at;
        GroovyText.SkipSpace(code, ref open);
        if (jobs.Count == 0 || open >= code.Length || code[open] != '{')
        {
            return;
        }

        at = open;
        var text = string.Join(' ', GroovyText.Block(code, ref at).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        jobs[^1] = jobs[^1] with { Condition = text, IsDisabled = text is "expression { false }" or "expression { return false }" };
    }

    private bool IsCall(int at) => at < code.Length && code[at] == '(';

    private bool IsStatement(int begin)
    {
        var before = begin - 1;
        while (before >= 0 && code[before] is ' ' or '\t')
        {
            before--;
        }

        return before < 0 || code[before] is '\n' or '{' or ';' or '}';
    }

    // Places only grow, so lines are counted once.
    private int LineOf(int at)
    {
        if (at >= counted)
        {
            line += code.AsSpan(counted, at - counted).Count('\n');
            counted = at;
        }

        return line;
    }
}
