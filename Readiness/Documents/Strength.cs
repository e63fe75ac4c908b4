namespace Gapless.Readiness.Documents;

/// <summary>Something the document says is in place. It is tested like a gap.</summary>
public sealed record Strength(string Text, int Line, IReadOnlyList<string> Checks);
