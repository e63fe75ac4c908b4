using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Gapless.Data;
using Gapless.Data.Evaluations;
using Gapless.Data.Scans;
using Gapless.Data.Systems;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Scoring;
using Gapless.Wire;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Worker.Assessment;

/// <summary>Computes a system's readiness anew from all that is known, and keeps what changed: the evaluation, the gaps, their history.</summary>
internal sealed class SystemAssessor(GaplessDbContext database, LookReader looks, GapKeeper gaps, PointerReader pointers)
{
    /// <summary>Adds to the caller's transaction, which must be open: a system is assessed by one at a time.</summary>
    /// <param name="scan">What gave the occasion; null when time has passed.</param>
    /// <returns>The gaps that changed.</returns>
    public async Task<IReadOnlyList<GapNews>> AssessAsync(Guid systemId, Scan? scan, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await database.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({"system:" + systemId}, 0))", cancellationToken);
        if (await database.Systems.SingleOrDefaultAsync(one => one.Id == systemId, cancellationToken) is not { } system)
        {
            return []; // removed meanwhile
        }

        var findings = SystemEvaluator.Evaluate(CheckCatalog.All, await looks.ReadAsync(systemId, cancellationToken), at);
        var report = ReadinessReport.Of(findings, system.Tier, await pointers.CountAsync(systemId, cancellationToken));
        var isFirst = system.EvaluationId is null;
        await KeepAsync(system, report, scan, at, cancellationToken);
        var news = await gaps.KeepAsync(system, report, scan, isFirst, at, cancellationToken);
        system.EvaluatedAt = at;
        await database.SaveChangesAsync(cancellationToken);
        return news;
    }

    private async Task KeepAsync(TrackedSystem system, ReadinessReport report, Scan? scan, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var document = JsonSerializer.SerializeToUtf8Bytes(ReadinessMapping.Readiness(report), RecordJson.Default.SystemReadiness);
        var digest = SHA256.HashData(document);
        var before = await database.Evaluations.AsNoTracking().Where(one => one.Id == system.EvaluationId).Select(one => one.Digest).SingleOrDefaultAsync(cancellationToken);
        if (before is not null && before.AsSpan().SequenceEqual(digest))
        {
            return;
        }

        var evaluation = Of(system, report, Encoding.UTF8.GetString(document), digest, scan, at);
        database.Evaluations.Add(evaluation);
        system.EvaluationId = evaluation.Id;
    }

    private static Evaluation Of(TrackedSystem system, ReadinessReport report, string document, byte[] digest, Scan? scan, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at),
        OrganizationId = system.OrganizationId,
        SystemId = system.Id,
        At = at,
        ScanId = scan?.Id,
        Decision = report.Decision,
        Level = report.Level,
        Proved = report.Bar?.Proved,
        NotShown = report.Bar?.NotShown,
        Open = report.Bar?.Open,
        Pass = report.Counts.Pass,
        Partial = report.Counts.Partial,
        Fail = report.Counts.Fail,
        Unknown = report.Counts.Unknown,
        NotApplicable = report.Counts.NotApplicable,
        Waived = report.Counts.Waived,
        Blockers = [.. report.Blockers.Select(blocker => blocker.Check.Id)],
        Document = document,
        Digest = digest,
    };
}
