namespace Gapless.Readiness.Tests.Observatory;

/// <summary>What the Observatory says: the name of its result, and whether it is pleased.</summary>
internal sealed record ObservatoryResult(string Result, bool Pass);
