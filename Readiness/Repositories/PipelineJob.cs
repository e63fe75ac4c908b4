namespace Gapless.Readiness.Repositories;

/// <summary>One job of a pipeline.</summary>
/// <param name="Condition">Its <c>if</c> or rule as written, or null.</param>
/// <param name="Environment">The deployment environment it names, or null.</param>
/// <param name="IsSwallowed">A failure does not fail the pipeline.</param>
/// <param name="IsDisabled">It never runs: <c>if: false</c>, <c>when: never</c>.</param>
public sealed record PipelineJob(string Name, int Line, ImmutableArray<string> Needs, string? Condition, string? Environment, bool IsSwallowed, bool IsDisabled, ImmutableArray<PipelineStep> Steps, Node Definition);
