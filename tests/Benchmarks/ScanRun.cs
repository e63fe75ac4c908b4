using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Gapless.Collectors.Repositories;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Repositories;
using Gapless.Readiness.Scoring;

namespace Gapless.Benchmarks;

/// <summary>One scan with every check: the folder is read, then judged.</summary>
/// <param name="PeakBytes">Of the whole process.</param>
internal sealed record ScanRun(Cost Cost, long PeakBytes, int Files)
{
    public static ImmutableArray<Idiom> Idioms { get; } = [.. CheckCatalog.All.SelectMany(check => check.Idioms)];

    public static async Task<RepositoryFacts> JudgeAsync(string folder)
    {
        var facts = await RepositoryReader.ReadAsync(folder, Idioms, ReadLimits.Default, progress: null, CancellationToken.None);
        Evaluator.Evaluate(CheckCatalog.All, new Observations { At = DateTimeOffset.UnixEpoch, Repository = facts });
        return facts;
    }

    public static async Task<int> PrintAsync(string folder)
    {
        var start = Cost.Now();
        var facts = await JudgeAsync(folder);
        var cost = Cost.Since(start);
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cost.Clock:F0} {cost.Processor:F0} {self.PeakWorkingSet64} {facts.Files.Length}"));
        return 0;
    }

    /// <summary>In a process of its own, so that its peak is its own; null when it fails.</summary>
    public static async Task<ScanRun?> InProcessAsync(string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(Path.ChangeExtension(typeof(ScanRun).Assembly.Location, OperatingSystem.IsWindows() ? "exe" : null)!, ["once", folder]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 && output.Split(' ') is [var clock, var processor, var peak, var files]
            ? new(new(double.Parse(clock, CultureInfo.InvariantCulture), double.Parse(processor, CultureInfo.InvariantCulture)), long.Parse(peak, CultureInfo.InvariantCulture), int.Parse(files, CultureInfo.InvariantCulture))
            : null;
    }
}
