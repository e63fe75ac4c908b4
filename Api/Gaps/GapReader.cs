using Gapless.Contracts.Gaps;
using Gapless.Data;
using Gapless.Data.Gaps;
using Gapless.Data.Systems;
using Gapless.Readiness.Checks;
using Gapless.Wire;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Gaps;

/// <summary>Makes entries of gaps with what each rung of proof says, in a fixed number of queries.</summary>
internal sealed class GapReader(GaplessDbContext database)
{
    public async Task<IReadOnlyList<GapEntry>> ReadAsync(TrackedSystem system, IReadOnlyCollection<Gap> gaps, CancellationToken cancellationToken)
    {
        var rungs = await RungsAsync(system.Id, [.. gaps.Select(gap => gap.CheckId)], cancellationToken);
        return [.. gaps.Select(gap => GapEntries.Of(gap, system.Slug, CheckCatalog.Find(gap.CheckId)?.Info, [.. rungs[gap.CheckId]], gap.OwnerId?.ToString()))];
    }

    private async Task<ILookup<string, RungEntry>> RungsAsync(Guid systemId, List<string> checks, CancellationToken cancellationToken)
    {
        var found = await database.Findings.AsNoTracking().Where(one => one.SystemId == systemId && one.Until == null && checks.Contains(one.CheckId))
            .Select(one => new { one.CheckId, one.Method, one.Outcome, one.Summary, one.Since }).ToListAsync(cancellationToken);
        var claims = await database.Statements.AsNoTracking()
            .Where(one => one.Checks.Any(check => checks.Contains(check)) && database.Documents.Any(document => document.Id == one.DocumentId && document.SystemId == systemId))
            .OrderBy(one => one.DocumentId).ThenBy(one => one.Position)
            .Select(one => new { one.Checks, one.IsClaimed, one.Text }).ToListAsync(cancellationToken);
        var claimed = claims.SelectMany(claim => claim.Checks.Distinct(StringComparer.Ordinal).Select(check => (Check: check, claim.IsClaimed, claim.Text)))
            .GroupBy(claim => claim.Check, StringComparer.Ordinal)
            .Select(group => (group.Key, new RungEntry("claimed", group.Any(one => one.IsClaimed) ? "saysDone" : "saysMissing", group.First().Text, null)));
        var shown = found.GroupBy(one => (one.CheckId, one.Method))
            .Select(group => (group.Key.CheckId, Worst: group.OrderByDescending(one => Rank(one.Outcome)).First(), group.Key.Method))
            .Select(one => (one.CheckId, new RungEntry(RungOf(one.Method), Words.Of(one.Worst.Outcome), one.Worst.Summary, one.Worst.Since)));
        return claimed.Concat(shown).ToLookup(one => one.Item1, one => one.Item2, StringComparer.Ordinal);
    }

    private static string RungOf(Method method) => method switch
    {
        Method.Repository => "declared",
        Method.Live => "observed",
        _ => "exercised",
    };

    private static int Rank(Outcome outcome) => outcome switch
    {
        Outcome.Fail => 4,
        Outcome.Partial => 3,
        Outcome.Unknown => 2,
        Outcome.Pass => 1,
        _ => 0,
    };
}
