using System.Text.Json;
using Gapless.Api.Evaluations;
using Gapless.Contracts;
using Gapless.Contracts.Documents;
using Gapless.Data;
using Gapless.Data.Documents;
using Gapless.Data.Systems;
using Gapless.Readiness.Scoring;
using Gapless.Readiness.Verification;
using Gapless.Wire;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Documents;

/// <summary>Holds statements against the readiness that holds. The document's own word never closes a gap.</summary>
internal sealed class StandingReader(GaplessDbContext database, ReadinessReader readiness)
{
    /// <summary>What is proved of each check of a system now, by check id.</summary>
    public async Task<IReadOnlyDictionary<string, Finding>> FindingsAsync(TrackedSystem system, CancellationToken cancellationToken) =>
        FindingsReader.Of((await readiness.ReadAsync(system, cancellationToken))?.Checks ?? []);

    public async Task<ILookup<Guid, Statement>> StatementsAsync(IReadOnlyCollection<Guid> documents, CancellationToken cancellationToken) =>
        (await database.Statements.AsNoTracking().Where(one => documents.Contains(one.DocumentId)).OrderBy(one => one.Position).ToListAsync(cancellationToken)).ToLookup(one => one.DocumentId);

    public static StatementEntry Judge(Statement statement, IReadOnlyDictionary<string, Finding> findings)
    {
        var needed = statement.Needed is null ? [] : JsonSerializer.Deserialize<List<NeededRow>>(statement.Needed, JsonSerializerOptions.Web)!;
        var items = needed.ConvertAll(item => (Row: item, Status: GapStandingRules.OfItem(item.Checks, findings)));
        var own = GapStandingRules.OfItem(statement.Checks, findings);
        var standing = items.Exists(item => item.Row.Checks.Count > 0) ? GapStandingRules.OfGap(items.Select(item => item.Status)) : GapStandingRules.OfGap(statement.Checks.Select(check => GapStandingRules.OfItem([check], findings)));
        var isProven = statement.Source == StatementSource.Gap ? standing == GapStanding.Closed : own == ItemStatus.Pass;
        return new(
            statement.Id, Words.Of(statement.Source), statement.Number, statement.Text, statement.Section, statement.Line, statement.IsClaimed, statement.Status, statement.Priority,
            statement.Source == StatementSource.Gap ? Words.Of(standing) : Words.Of(own), Words.Of(QuadrantOf(statement.IsClaimed, isProven)), [.. statement.Checks],
            [.. items.Select(item => new NeededEntry(item.Row.Text, item.Row.Line, Words.Of(item.Status), item.Row.Checks))]);
    }

    /// <summary>Statements that no check can prove, and gaps of the product's scope, are counted nowhere.</summary>
    public static StatementQuadrants Count(IEnumerable<Statement> statements, IReadOnlyDictionary<string, Finding> findings)
    {
        var counts = statements.Where(one => !one.IsFeature && (one.Source == StatementSource.Gap || one.Checks.Count > 0)).Select(one => Judge(one, findings).Quadrant)
            .CountBy(quadrant => quadrant, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        int Of(Quadrant quadrant) => counts.GetValueOrDefault(Words.Of(quadrant));
        return new(Of(Quadrant.ClaimedAndProven), Of(Quadrant.ClaimedNotProven), Of(Quadrant.ProvenNotClaimed), Of(Quadrant.Neither));
    }

    public static DocumentEntry Entry(SystemDocument document, StatementQuadrants quadrants) =>
        new(document.Id, document.Name, document.Title, document.Gaps, document.Statements, document.Revision, document.ImportedAt, quadrants);

    public static ImportedDocument Imported(SystemDocument document) => JsonSerializer.Deserialize(document.Imported, GaplessJson.Default.ImportedDocument)!;

    public static DocumentChanges? Changes(SystemDocument document) => document.Changes is { } changes ? JsonSerializer.Deserialize(changes, GaplessJson.Default.DocumentChanges) : null;

    private static Quadrant QuadrantOf(bool isClaimed, bool isProven) => (isClaimed, isProven) switch
    {
        (true, true) => Quadrant.ClaimedAndProven,
        (true, false) => Quadrant.ClaimedNotProven,
        (false, true) => Quadrant.ProvenNotClaimed,
        _ => Quadrant.Neither,
    };
}
