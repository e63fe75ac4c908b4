using System.Globalization;
using Gapless.Api.Paging;
using Gapless.Api.Systems;
using Gapless.Contracts;
using Gapless.Contracts.Gaps;
using Gapless.Data;
using Gapless.Data.Gaps;
using Gapless.Readiness.Checks;
using Gapless.Wire;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Gaps;

/// <summary>The gaps of a system, by priority and then by check.</summary>
internal static class ListGaps
{
    /// <param name="state">open (the default: open and regressed), regressed, closed or all.</param>
    /// <param name="outcome">fail, partial or unknown.</param>
    /// <param name="text">Part of a check's id or of the summary.</param>
    public static async Task<Results<Ok<Page<GapEntry>>, NotFound>> Handle(
        string slug, string? state, string? priority, string? category, string? outcome, string? text, string? after, int? limit,
        GaplessDbContext database, GapReader reader, CancellationToken cancellationToken)
    {
        if (await database.Systems.BySlugAsync(slug, cancellationToken) is not { } system)
        {
            return TypedResults.NotFound();
        }

        var count = Cursor.Limit(limit);
        var gaps = Filtered(database.Gaps.AsNoTracking().Where(gap => gap.SystemId == system.Id), state, priority, category, outcome, text);
        if (Cursor.Key(after)?.Split('|') is [var last, var check] && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var lastPriority))
        {
            gaps = gaps.Where(gap => gap.Priority < lastPriority || (gap.Priority == lastPriority && string.Compare(gap.CheckId, check) > 0));
        }

        var rows = await gaps.OrderByDescending(gap => gap.Priority).ThenBy(gap => gap.CheckId).Take(count + 1).ToListAsync(cancellationToken);
        var entries = (await reader.ReadAsync(system, rows, cancellationToken)).Zip(rows, (entry, row) => (Entry: entry, Row: row)).ToList();
        return TypedResults.Ok(Pages.Of(entries, count, one => one.Entry, one => $"{one.Row.Priority}|{one.Row.CheckId}"));
    }

    private static IQueryable<Gap> Filtered(IQueryable<Gap> gaps, string? state, string? priority, string? category, string? outcome, string? text)
    {
        gaps = state switch
        {
            "all" => gaps,
            "closed" => gaps.Where(gap => gap.State == GapState.Closed),
            "regressed" => gaps.Where(gap => gap.State == GapState.Regressed),
            _ => gaps.Where(gap => gap.State != GapState.Closed),
        };
        if (Words.Parse<Priority>(priority) is { } wanted)
        {
            gaps = gaps.Where(gap => gap.Priority == (int)wanted);
        }

        if (Words.Parse<Outcome>(outcome) is { } shown)
        {
            gaps = gaps.Where(gap => gap.Outcome == shown);
        }

        if (Words.Parse<Category>(category) is { } within)
        {
            var ids = CheckCatalog.All.Where(check => check.Info.Category == within).Select(check => check.Info.Id).ToList();
            gaps = gaps.Where(gap => ids.Contains(gap.CheckId));
        }

        return string.IsNullOrWhiteSpace(text) ? gaps : gaps.Where(gap => EF.Functions.ILike(gap.CheckId, Pattern(text), "\\") || EF.Functions.ILike(gap.Summary, Pattern(text), "\\"));
    }

    // PostgreSQL takes no NUL in text.
    private static string Pattern(string text) => "%" + text.Replace("\0", "", StringComparison.Ordinal).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";
}
