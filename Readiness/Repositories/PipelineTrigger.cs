namespace Gapless.Readiness.Repositories;

/// <summary>What starts a pipeline.</summary>
/// <param name="Filter">Its branches, paths and types as written; missing when it has none.</param>
public sealed record PipelineTrigger(string Name, Node Filter);
