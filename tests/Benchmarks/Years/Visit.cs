using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Gapless.Benchmarks.Years;

/// <summary>What an address took, in milliseconds, when it was asked for again and again.</summary>
/// <param name="Processor">Of the services together, for one call; the database is not counted.</param>
internal sealed record Visit(string Path, double Median, double Late, double Processor, long Bytes)
{
    private const int Calls = 30;

    /// <summary>The share of calls that must be in time.</summary>
    private const double Share = 0.95;

    public static async Task<Visit> MakeAsync(HttpClient http, string path, Func<TimeSpan> processor)
    {
        var (times, bytes, before) = (new List<double>(), 0L, processor());
        for (var call = 0; call < Calls; call++)
        {
            var start = Stopwatch.GetTimestamp();
            bytes = await GetAsync(http, path);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        var spent = (processor() - before).TotalMilliseconds / Calls;
        times.Sort();
        return new(path, times[Calls / 2], times[(int)Math.Ceiling(Calls * Share) - 1], spent, bytes);
    }

    public static async Task<long> GetAsync(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(path);
        var body = await answer.Content.ReadAsByteArrayAsync();
        return answer.StatusCode == HttpStatusCode.OK ? body.LongLength : throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}.");
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Median,8:0} {Late,8:0} {Processor,9:0.0} {Bytes / 1000.0,8:0}  {Shortened}");

    private string Shortened => Path.Length <= 90 ? Path : Path[..89] + "…";
}
