using System.Text.RegularExpressions;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Pipelines;

/// <summary>Puts what a workflow itself says in place of its expressions: variables, inputs and the values of a matrix.</summary>
internal static partial class GitHubExpressions
{
    private const int MaximumValues = 20;

    /// <summary>A folder with everything that its expressions may stand for: <c>apps/${{ matrix.app }}</c> is one folder for each app.</summary>
    public static IEnumerable<string?> Folders(PipelineContext context, Node job, Node step, string? folder)
    {
        if (folder is null || Expression().Match(folder) is not { Success: true } found)
        {
            return [folder];
        }

        var values = Values(context, job, step, found).Take(MaximumValues).Select(value => folder.Replace(found.Value, value, StringComparison.Ordinal)).ToList();
        return values.Count == 0 ? [folder] : values.SelectMany(value => Folders(context, job, step, value)).Take(MaximumValues);
    }

    /// <summary>A script with the inputs that its caller gives; nothing else is put in.</summary>
    public static Node WithInputs(PipelineContext context, Node run) => run.Text is { } text && text.Contains("inputs.", StringComparison.Ordinal)
        ? Node.Scalar(Expression().Replace(text, match => match.Groups["of"].Value is "inputs" && Input(context, match.Groups["name"].Value) is { } value ? value : match.Value), run.Line)
        : run;

    private static IEnumerable<string> Values(PipelineContext context, Node job, Node step, Match found)
    {
        var name = found.Groups["name"].Value;
        return found.Groups["of"].Value switch
        {
            "env" => OneOf(step.At("env", name), job.At("env", name), context.Root.At("env", name)),
            "inputs" => Input(context, name) is { } given ? [given] : [],
            _ => job.At("strategy", "matrix", name).OneOrMany().Concat(job.At("strategy", "matrix", "include").Items.Select(item => item[name])).Select(value => value.Text).OfType<string>(),
        };
    }

    private static string[] OneOf(params ReadOnlySpan<Node> nodes)
    {
        foreach (var node in nodes)
        {
            if (node.Text is { } text && !text.Contains("${{", StringComparison.Ordinal))
            {
                return [text];
            }
        }

        return [];
    }

    // with: { folder: web }, else the default of the action or of the called workflow
    private static string? Input(PipelineContext context, string name) => OneOf(
        context.Inputs[name], context.Root.At("inputs", name, "default"), context.Root.At("on", "workflow_call", "inputs", name, "default")) is [var value] ? value : null;

    [GeneratedRegex(@"\$\{\{\s*(?<of>env|inputs|matrix)\.(?<name>[\w-]+)\s*\}\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Expression();
}
