using Gapless.Contracts;

namespace Gapless.Api.Paging;

/// <summary>Makes a page of one row more than was asked for.</summary>
internal static class Pages
{
    public static Page<TEntry> Of<TRow, TEntry>(IReadOnlyList<TRow> rows, int limit, Func<TRow, TEntry> entry, Func<TRow, string> key) => new(
        [.. rows.Take(limit).Select(entry)],
        rows.Count > limit ? Cursor.Of(key(rows[limit - 1])) : null);
}
