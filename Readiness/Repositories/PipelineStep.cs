namespace Gapless.Readiness.Repositories;

/// <summary>One step of a job: commands, or a call of an action.</summary>
/// <param name="Action">The action as written, such as <c>actions/checkout@v4</c>; null for commands.</param>
/// <param name="IsSwallowed">A failure does not fail the job.</param>
/// <param name="Definition">The step as written; <c>with</c> holds an action's inputs.</param>
public sealed record PipelineStep(string? Name, int Line, string? Action, ImmutableArray<PipelineCommand> Commands, string? Condition, bool IsSwallowed, bool IsDisabled, Node Definition)
{
    private static readonly string[] Printers = ["echo ", "printf ", "Write-Host ", "Write-Output "];

    /// <summary>The action and the commands, one a line: what a pattern is tried on. What only prints runs nothing that it speaks of.</summary>
    public string Text { get; } = string.Join('\n', Commands.Select(command => command.Text).Where(text => !IsPrinted(text)).Prepend(Action ?? "").Where(text => text.Length > 0));

    // echo "Vercel will deploy this"; not echo "$KEY" | docker login, nor echo "tag=1" >> "$GITHUB_OUTPUT"
    private static bool IsPrinted(string command) => Printers.Any(printer => command.StartsWith(printer, StringComparison.Ordinal)) && command.AsSpan().IndexOfAny("|>;`") < 0 && !command.Contains("$(", StringComparison.Ordinal) && !command.Contains("&&", StringComparison.Ordinal);
}
