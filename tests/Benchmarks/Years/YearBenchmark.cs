using Gapless.Data.Migrations.Running;
using Gapless.Stores;

namespace Gapless.Benchmarks.Years;

/// <summary>How long every page takes over a year of daily scans of fifty systems, through the services that ship and with row-level security on.</summary>
internal static class YearBenchmark
{
    private const int WarmUps = 20; // until the runtime has optimized what is called often
    private const double Most = 300;

    public static async Task<int> RunAsync()
    {
        await using var stores = await TestStores.StartAsync(database: true, cache: true);
        var database = stores.NewDatabase();
        await new MigrationRunner(database, TimeProvider.System).UpAsync(target: null, CancellationToken.None);
        var (start, user) = (Cost.Now(), Guid.CreateVersion7());
        var system = await ExampleSystem.CreateAsync(database, user);
        var size = new YearSize();
        var year = new YearData(database, size);
        await year.MakeAsync();
        Console.WriteLine($"{size.Systems} systems, a year, made in {Cost.Since(start).Clock / 1000:N0} s: {await year.TellAsync()}");

        using var services = await RunningServices.StartAsync(database, stores.Cache!, await SignedIn.CookieAsync(stores.Cache!, user, system.OrganizationId));
        var addresses = await Addresses.FindAsync(services.Api);
        var pages = await VisitAsync("pages", services.Pages, addresses.Pages, services);
        var answers = await VisitAsync("API", services.Api, [.. addresses.Api.Select(path => "/api/v1/" + path)], services);
        return pages.Concat(answers).All(visit => visit.Late <= Most) ? 0 : 1;
    }

    private static async Task<List<Visit>> VisitAsync(string title, HttpClient http, IReadOnlyList<string> paths, RunningServices services)
    {
        foreach (var path in Enumerable.Repeat(paths, WarmUps).SelectMany(each => each))
        {
            await Visit.GetAsync(http, path);
        }

        Console.WriteLine($"{"median",8} {"95 %",8} {"processor",9} {"kB",8}  {title} (milliseconds)");
        List<Visit> visits = [];
        foreach (var path in paths)
        {
            visits.Add(await Visit.MakeAsync(http, path, () => services.Processor));
            Console.WriteLine(visits[^1]);
        }

        return visits;
    }
}
