using System.Globalization;

namespace Gapless.Benchmarks.Gateways;

/// <summary>Requests a second through the gateway, beside a bare YARP and nginx, all in front of the same trivial service. Loopback only.</summary>
internal static class GatewayBenchmark
{
    private const int WarmUps = 3; // until the runtime has optimized what is called often
    private const int Rounds = 7;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);

    public static async Task<int> RunAsync()
    {
        using var destination = Candidate.Start("destination", "destination", destination: 0);
        List<Candidate> candidates = [Candidate.Start("bare YARP", "bare", destination.Port), Candidate.Start("gateway", "full", destination.Port)];
        if (Nginx.IsInstalled)
        {
            candidates.Add(Nginx.Start(destination.Port));
        }
        else
        {
            Console.WriteLine("nginx is not installed; it is left out.");
        }

        try
        {
            await MeasureAsync([destination, .. candidates]);
        }
        finally
        {
            candidates.ForEach(candidate => candidate.Dispose());
        }

        return 0;
    }

    // Other work on the machine comes and goes: each round asks everyone once, and the ratio is the median of the rounds' ratios.
    private static async Task MeasureAsync(List<Candidate> all)
    {
        foreach (var candidate in Enumerable.Repeat(all, WarmUps).SelectMany(each => each))
        {
            await Load.RunAsync(await candidate.ReadyAsync(), Round);
        }

        var results = all.ToDictionary(candidate => candidate, _ => new List<Rate>());
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var candidate in all)
            {
                var before = candidate.Processor;
                var (requests, seconds) = await Load.RunAsync(await candidate.ReadyAsync(), Round);
                results[candidate].Add(new Rate(requests / seconds, (candidate.Processor - before).TotalMicroseconds / requests));
            }
        }

        Print(all, results);
    }

    private static void Print(List<Candidate> all, Dictionary<Candidate, List<Rate>> results)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Load.Connections} connections, HTTP/1.1 keep-alive, {Rounds} rounds of {Round.TotalSeconds:0} s each, {Environment.ProcessorCount} processors"));
        Console.WriteLine("                requests/s   to bare   processor us/request   bare to it");
        var bare = results[all[1]];
        foreach (var candidate in all)
        {
            var own = results[candidate];
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{candidate.Name,-12} {Median(own.Select(rate => rate.PerSecond)),13:N0} {Median(own.Zip(bare, (one, other) => one.PerSecond / other.PerSecond)),9:0.00} {Median(own.Select(rate => rate.Microseconds)),22:N1} {Median(own.Zip(bare, (one, other) => other.Microseconds / one.Microseconds)),12:0.00}"));
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private sealed record Rate(double PerSecond, double Microseconds);
}
