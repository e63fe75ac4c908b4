namespace Gapless.Readiness.Projects;

/// <summary>An example with its answer: the files of a small repository, and what the check must say about it.</summary>
/// <param name="Line">Where it stands in its file.</param>
public sealed record CustomCheckTest(string Name, Outcome Expected, ImmutableSortedDictionary<string, string> Files, int Line);
