namespace Gapless.Readiness.Documents;

/// <summary>A quoted piece of a document and where it stands.</summary>
public sealed record DocumentLine(string Text, int Line);
