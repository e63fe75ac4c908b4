using Gapless.Contracts.Documents;
using Gapless.Data.Documents;

namespace Gapless.Worker.Jobs.ImportDocument;

/// <summary>Compares what a document states with what it stated before. Rows are the same by their key, whatever their line or state.</summary>
internal static class StatementChanges
{
    private const int MostNames = 100;

    public static DocumentChanges Between(IReadOnlyCollection<Statement> before, IReadOnlyCollection<Statement> after)
    {
        var old = before.ToDictionary(row => row.Key, StringComparer.Ordinal);
        var kept = after.Select(row => row.Key).ToHashSet(StringComparer.Ordinal);
        return new(
            Names(after.Where(row => !old.ContainsKey(row.Key))),
            Names(after.Where(row => old.TryGetValue(row.Key, out var then) && (then.IsClaimed, then.Status, then.Priority) != (row.IsClaimed, row.Status, row.Priority))),
            Names(before.Where(row => !kept.Contains(row.Key))));
    }

    private static List<string> Names(IEnumerable<Statement> rows) => [.. rows.OrderBy(row => row.Position).Select(row => row.Text).Take(MostNames)];
}
