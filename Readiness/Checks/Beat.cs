namespace Gapless.Readiness.Checks;

/// <summary>One sign of life from a job that nobody sees.</summary>
public sealed record Beat(bool Succeeded, DateTimeOffset Started, DateTimeOffset Finished, ImmutableSortedDictionary<string, string> Meta);
