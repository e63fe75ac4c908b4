namespace Gapless.Data.Documents;

/// <summary>Something a documented gap needs, as <see cref="Statement.Needed"/> keeps it.</summary>
public sealed record NeededRow(string Text, int Line, IReadOnlyList<string> Checks);
