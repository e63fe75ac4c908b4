using System.Globalization;
using Gapless.Data.Migrations.Running;
using Gapless.Data.Scans;
using Gapless.Stores;

namespace Gapless.Benchmarks.Findings;

/// <summary>What keeping thirty thousand findings of one scan costs, beside a bare COPY of the same rows; then the same scan again, and one in which a hundredth differs.</summary>
internal static class FindingsBenchmark
{
    private const int Rounds = 3;
    private const double MostSeconds = 15;

    public static async Task<int> RunAsync()
    {
        await using var stores = await TestStores.StartAsync(database: true);
        await MeasureAsync(stores.NewDatabase()); // until everything has been compiled
        var rounds = new List<Round>();
        for (var round = 0; round < Rounds; round++)
        {
            rounds.Add(await MeasureAsync(stores.NewDatabase()));
        }

        var median = rounds.OrderBy(round => round.First.Cost.Clock).ElementAt(Rounds / 2);
        Write($"{ManyFindings.Count:N0} findings, {Rounds} rounds, the median by the first scan, {Environment.ProcessorCount} processors");
        Write($"bare COPY          {median.Copy.Clock / 1000,6:0.00} s");
        Write($"first scan         {median.First.Cost.Clock / 1000,6:0.00} s, {median.First.Cost.Clock / median.Copy.Clock:0.0} x the COPY, {median.First.Megabytes:N0} MB managed at the peak");
        Write($"the same again     {median.Again.Cost.Clock / 1000,6:0.00} s, {median.Again.Changed} changed, {median.RowsAfter - median.RowsBefore} rows added to {median.RowsBefore:N0}, {median.Again.Megabytes:N0} MB");
        Write($"a hundredth differs{median.Little.Cost.Clock / 1000,6:0.00} s, {median.Little.Changed} changed");
        return median.First.Cost.Clock <= MostSeconds * 1000 && rounds.TrueForAll(round => round.RowsAfter == round.RowsBefore && round.RowsBefore == ManyFindings.Count) ? 0 : 1;
    }

    private static async Task<Round> MeasureAsync(string database)
    {
        await new MigrationRunner(database, TimeProvider.System).UpAsync(target: null, CancellationToken.None);
        var system = new WatchedSystem(database);
        await system.CreateAsync();
        var repository = await system.AddRepositoryAsync("code");
        var first = await ScanAsync(system, repository, changed: 0);
        var before = await system.CountAsync();
        var again = await ScanAsync(system, repository, changed: 0);
        var after = await system.CountAsync();
        var (_, copy) = await BareCopy.RunAsync(database);
        return new(copy, first, before, again, after, await ScanAsync(system, repository, changed: ManyFindings.Count / 100));
    }

    private static async Task<Kept> ScanAsync(WatchedSystem system, Guid repository, int changed)
    {
        await using var memory = new PeakMemory();
        var start = Cost.Now();
        var different = await system.KeepAsync(TargetKind.Repository, repository, ManyFindings.All(changed));
        return new(Cost.Since(start), different, memory.Megabytes);
    }

    private static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed record Kept(Cost Cost, int Changed, double Megabytes);

    private sealed record Round(Cost Copy, Kept First, long RowsBefore, Kept Again, long RowsAfter, Kept Little);
}
