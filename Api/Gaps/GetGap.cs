using Gapless.Api.Conditional;
using Gapless.Contracts.Gaps;
using Gapless.Data;
using Gapless.Readiness.Checks;
using Gapless.Wire;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Gaps;

/// <summary>A gap with the desired state, the proof and the history.</summary>
internal static class GetGap
{
    private const int LongestHistory = 200;

    public static async Task<Results<Ok<GapDetail>, NotFound>> Handle(Guid id, HttpResponse response, GaplessDbContext database, GapReader reader, EvidenceReader evidence, CancellationToken cancellationToken)
    {
        if (await database.Gaps.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is not { } gap)
        {
            return TypedResults.NotFound();
        }

        var system = await database.Systems.AsNoTracking().SingleAsync(one => one.Id == gap.SystemId, cancellationToken);
        var check = CheckCatalog.Find(gap.CheckId)?.Info;
        var history = await database.GapChanges.AsNoTracking().Where(change => change.GapId == id).OrderByDescending(change => change.Id).Take(LongestHistory).ToListAsync(cancellationToken);
        Tags.Give(response, gap.Version);
        return TypedResults.Ok(new GapDetail
        {
            Gap = (await reader.ReadAsync(system, [gap], cancellationToken))[0],
            Why = check?.Why ?? "",
            Remedy = check?.Remedy ?? "",
            References = check?.References ?? [],
            Methods = [.. (check?.Methods ?? []).Select(Words.Of)],
            Evidence = await evidence.ReadAsync(gap, cancellationToken),
            History = [.. history.Select(change => GapEntries.Of(change, gap.CheckId))],
            Mentions = await MentionsAsync(gap.SystemId, gap.CheckId, database, cancellationToken),
            Files = await FilesAsync(id, database, cancellationToken),
        });
    }

    private static Task<List<GapMention>> MentionsAsync(Guid systemId, string check, GaplessDbContext database, CancellationToken cancellationToken) => database.Statements.AsNoTracking()
        .Where(statement => statement.Checks.Contains(check))
        .Join(database.Documents.Where(document => document.SystemId == systemId), statement => statement.DocumentId, document => document.Id,
            (statement, document) => new { document.Id, document.Name, statement.Line, statement.Text, statement.IsClaimed })
        .OrderBy(one => one.Name).ThenBy(one => one.Line)
        .Select(one => new GapMention(one.Id, one.Name, one.Line, one.Text, one.IsClaimed)).ToListAsync(cancellationToken);

    private static async Task<List<EvidenceFileEntry>> FilesAsync(Guid gapId, GaplessDbContext database, CancellationToken cancellationToken)
    {
        var files = await database.EvidenceFiles.AsNoTracking().Where(file => file.GapId == gapId).OrderByDescending(file => file.Id).ToListAsync(cancellationToken);
        return files.ConvertAll(file => new EvidenceFileEntry(file.Id, file.Name, file.ContentType, file.Size, Convert.ToHexStringLower(file.Digest), file.AddedBy, file.AddedAt));
    }
}
