using Gapless.Api.Evaluations;
using Gapless.Contracts.Evaluations;
using Gapless.Contracts.SelfAssessment;
using Gapless.Data;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Scoring;
using Gapless.Readiness.SelfAssessment;
using Gapless.Wire;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.SelfAssessment;

/// <summary>The state of each known gap, computed from the readiness of the installation's own system; nothing of it is typed in.</summary>
internal static class GetSelfAssessment
{
    public static async Task<Results<Ok<SelfAssessmentReport>, NotFound>> Handle(GaplessDbContext database, ReadinessReader readiness, CancellationToken cancellationToken)
    {
        if (await database.Systems.AsNoTracking().FirstOrDefaultAsync(system => system.IsInstallation, cancellationToken) is not { } system)
        {
            return TypedResults.NotFound();
        }

        var known = await readiness.ReadAsync(system, cancellationToken);
        var outcomes = (known?.Checks ?? []).ToDictionary(check => check.Id, StringComparer.Ordinal);
        var findings = FindingsReader.Of(outcomes.Values);
        var rows = KnownGaps.All.Select(gap => Row(gap, outcomes, findings)).ToList();
        int Count(RowState state) => rows.Count(row => row.State == Words.Of(state));
        return TypedResults.Ok(new SelfAssessmentReport(Count(RowState.Proved), Count(RowState.Declared), Count(RowState.NeedsAPerson), Count(RowState.Open), rows, known?.EvaluatedAt));
    }

    private static KnownGapRow Row(KnownGap gap, Dictionary<string, CheckOutcome> outcomes, IReadOnlyDictionary<string, Finding> findings) => new(
        gap.Number, gap.Title, gap.ClosedBy, Words.Of(RowStates.Of(gap, findings)),
        [.. gap.Checks.Where(outcomes.ContainsKey).Select(id => outcomes[id])],
        [.. gap.Checks.Where(id => CheckCatalog.Find(id) is null)]);
}
