namespace Gapless.Readiness.Documents;

/// <summary>One place where a document says how urgent a gap is.</summary>
public sealed record PriorityStatement(DocumentPriority Priority, PrioritySource Source, string Text, int Line);
