namespace Gapless.Readiness.Repositories;

/// <summary>One command line that a step runs, itself or one level down through a script.</summary>
/// <param name="Text">As written, comments removed, continuations joined.</param>
/// <param name="Path">The file it stands in: the pipeline, or the script it was resolved to.</param>
/// <param name="ResolvedFrom">The command that calls the script, such as <c>npm test</c>; null for the step's own.</param>
/// <param name="IsSwallowed">Followed by <c>|| true</c> or the like.</param>
public sealed record PipelineCommand(string Text, string Path, int Line, string? ResolvedFrom, bool IsSwallowed);
