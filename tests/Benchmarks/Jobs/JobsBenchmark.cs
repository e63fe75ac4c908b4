using System.Globalization;
using Gapless.Data.Migrations.Running;
using Gapless.Stores;

namespace Gapless.Benchmarks.Jobs;

/// <summary>Trivial jobs a second through the worker, beside what the same database allows without our code. Everything on this machine, writes synced.</summary>
internal static class JobsBenchmark
{
    private const int Rounds = 5;
    private const double Target = 2000;

    public static async Task<int> RunAsync()
    {
        await using var stores = await TestStores.StartAsync(database: true, cache: true);
        var database = stores.NewDatabase();
        await new MigrationRunner(database, TimeProvider.System).UpAsync(target: null, CancellationToken.None);
        var queue = new FilledQueue(database);
        await queue.CreateOrganizationAsync();

        await MeasureAsync(queue, stores.Cache!); // until everything has been compiled and the files have their size
        var results = new List<(double Bare, double Ours)>();
        for (var round = 0; round < Rounds; round++)
        {
            results.Add(await MeasureAsync(queue, stores.Cache!));
        }

        var (bare, ours) = (Median(results.Select(result => result.Bare)), Median(results.Select(result => result.Ours)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{FilledQueue.Jobs:N0} trivial jobs, {Rounds} rounds, {Environment.ProcessorCount} processors"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"bare loop {bare,9:N0} jobs/s"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"worker    {ours,9:N0} jobs/s, {Median(results.Select(result => result.Ours / result.Bare)):0.00} of the bare loop"));
        return ours >= Target ? 0 : 1;
    }

    private static async Task<(double Bare, double Ours)> MeasureAsync(FilledQueue queue, string cache)
    {
        await queue.FillAsync();
        var bare = await BareLoop.RunAsync(queue.Database);
        await queue.FillAsync();
        return (bare, await OneWorker.RunAsync(queue, cache));
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
