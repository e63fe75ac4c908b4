namespace Gapless.Readiness.Repositories;

/// <summary>One <c>KEY=value</c>; the value itself never leaves the reader.</summary>
/// <param name="MaskedValue">For evidence only.</param>
public sealed record EnvironmentEntry(string Key, int Line, EnvironmentValueKind Kind, string MaskedValue);
