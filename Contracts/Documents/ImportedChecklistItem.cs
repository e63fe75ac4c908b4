namespace Gapless.Contracts.Documents;

/// <summary>A line with a box in front of it.</summary>
public sealed record ImportedChecklistItem(string Text, bool Done, string Section, int Line, IReadOnlyList<string> Checks);
