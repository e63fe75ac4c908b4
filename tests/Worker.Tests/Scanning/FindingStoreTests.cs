using Gapless.Data;
using Gapless.Data.Scans;
using Gapless.Readiness.Checks;
using Gapless.Worker.Assessment;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Worker.Tests.Scanning;

[Collection("stores")]
public sealed class FindingStoreTests(WorkerStores stores)
{
    private const int Many = 4_500;

    private static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task KeepsOnlyWhatChanges_HoweverManyThereAre()
    {
        await using var system = await Assessed.StartAsync(stores);
        var target = Guid.CreateVersion7();
        var all = Enumerable.Range(0, Many).Select(number => Record(number)).ToList();

        var first = await SaveAsync(system, target, all, Noon);
        var again = await SaveAsync(system, target, all, Noon.AddHours(1));
        var other = await SaveAsync(system, target, [Record(0, Outcome.Pass), .. all.Skip(2), Record(Many)], Noon.AddHours(2));

        Assert.Equal((Many, 0, 3), (first, again, other));
        var rows = await system.ReadAsync(database => database.Findings.OrderBy(one => one.Since).ThenBy(one => one.Id).ToListAsync());
        Assert.Equal(Many + 2, rows.Count);
        Assert.Equal([("example.check-0", Outcome.Fail), ("example.check-1", Outcome.Fail)], rows.Where(one => one.Until == Noon.AddHours(2)).Select(one => (one.CheckId, one.Outcome)).Order());
        Assert.Equal([("example.check-0", Outcome.Pass), ($"example.check-{Many}", Outcome.Fail)], rows.Where(one => one.Since == Noon.AddHours(2)).Select(one => (one.CheckId, one.Outcome)).Order());
    }

    [Fact]
    public async Task BringsBackEveryColumn()
    {
        await using var system = await Assessed.StartAsync(stores);
        var record = new FindingRecord("example.check", Method.Live, Outcome.Unknown, UnknownReason.Blocked, "It's \"there\", {or} \\not.", """[{"message": "a, b"}]""", [1, 2, 3]);

        await SaveAsync(system, Guid.CreateVersion7(), [record], Noon);

        var row = await system.ReadAsync(database => database.Findings.SingleAsync());
        Assert.Equal(("example.check", Method.Live, Outcome.Unknown, UnknownReason.Blocked), (row.CheckId, row.Method, row.Outcome, row.Reason!.Value));
        Assert.Equal((record.Summary, record.Evidence, Noon, null), (row.Summary, row.Evidence, row.Since, row.Until));
        Assert.Equal(system.SystemId, row.SystemId);
        Assert.Equal(record.Digest, row.Digest);
    }

    private static FindingRecord Record(int number, Outcome outcome = Outcome.Fail) => new($"example.check-{number}", Method.Repository, outcome, null, "It is not there.", "[]", [(byte)outcome]);

    private static Task<int> SaveAsync(Assessed system, Guid target, IReadOnlyCollection<FindingRecord> found, DateTimeOffset at) => system.ReadAsync(database => database.InTransactionAsync(
        inner => new FindingStore(database).SaveAsync(ScanOf(system, target, at), found, [], at, inner), CancellationToken.None));

    private static Scan ScanOf(Assessed system, Guid target, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at),
        OrganizationId = system.Queue.Organization,
        SystemId = system.SystemId,
        TargetKind = TargetKind.Repository,
        TargetId = target,
        RequestedBy = "test",
        CreatedAt = at,
    };
}
