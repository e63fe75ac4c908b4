namespace Gapless.Contracts.Documents;

/// <summary>Something a documented gap needs.</summary>
/// <param name="Standing">pass, partial, fail or unknown.</param>
public sealed record NeededEntry(string Text, int Line, string Standing, IReadOnlyList<string> Checks);
