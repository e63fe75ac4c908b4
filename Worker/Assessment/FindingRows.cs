using Gapless.Data;
using Gapless.Data.Scans;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Worker.Assessment;

/// <summary>Findings that become rows by one statement: a column is one parameter, however many rows there are. COPY would be refused under row-level security.</summary>
internal sealed class FindingRows(IReadOnlyList<FindingRecord> records)
{
    private const int MostRows = 2000;

    /// <summary>Evidence can be large, and a statement is in memory as a whole.</summary>
    private const int MostCharacters = 4_000_000;

    public static IEnumerable<FindingRows> Chunks(IEnumerable<FindingRecord> records)
    {
        List<FindingRecord> chunk = [];
        var characters = 0;
        foreach (var record in records)
        {
            chunk.Add(record);
            characters += record.Summary.Length + record.Evidence.Length;
            if (chunk.Count == MostRows || characters >= MostCharacters)
            {
                yield return new(chunk);
                (chunk, characters) = ([], 0);
            }
        }

        if (chunk.Count > 0)
        {
            yield return new(chunk);
        }
    }

    public Task<int> InsertAsync(GaplessDbContext database, Scan scan, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var (ids, checks, methods) = (Column(_ => Guid.CreateVersion7(at)), Column(one => one.CheckId), Column(one => one.Method.ToString()));
        var (outcomes, reasons) = (Column(one => one.Outcome.ToString()), Column(one => one.Reason?.ToString()));
        var (summaries, evidence, digests) = (Column(one => one.Summary), Column(one => one.Evidence), Column(one => one.Digest));
        return database.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO findings (id, organization_id, system_id, target_id, scan_id, since, check_id, method, outcome, reason, summary, evidence, digest)
            SELECT id, {scan.OrganizationId}, {scan.SystemId}, {scan.TargetId}, {scan.Id}, {at}, check_id, method, outcome, reason, summary, evidence::jsonb, digest
            FROM unnest({ids}, {checks}, {methods}, {outcomes}, {reasons}, {summaries}, {evidence}, {digests}) AS one (id, check_id, method, outcome, reason, summary, evidence, digest)
            """,
            cancellationToken);
    }

    private T[] Column<T>(Func<FindingRecord, T> value) => [.. records.Select(value)];
}
