namespace Gapless.Benchmarks;

/// <summary>What ten times the files cost: ten copies of a folder side by side against one of them.</summary>
internal static class ScaleBenchmark
{
    private const int Copies = 10;
    private const int Rounds = 3;

    public static async Task<int> RunAsync(string folder)
    {
        var trees = Directory.CreateTempSubdirectory("gapless-scale-");
        try
        {
            for (var copy = 0; copy < Copies; copy++)
            {
                Copy(new(folder), Directory.CreateDirectory(Path.Combine(trees.FullName, copy.ToString(System.Globalization.CultureInfo.InvariantCulture))));
            }

            return await BestAsync(Path.Combine(trees.FullName, "0")) is { } one && await BestAsync(trees.FullName) is { } ten ? Tell(one, ten) : 1;
        }
        finally
        {
            trees.Delete(recursive: true);
        }
    }

    private static int Tell(ScanRun one, ScanRun ten)
    {
        Console.WriteLine($"one {one.Files:N0} files: {one.Cost}, peak {one.PeakBytes / 1e6:N0} MB");
        Console.WriteLine($"ten {ten.Files:N0} files: {ten.Cost}, peak {ten.PeakBytes / 1e6:N0} MB");
        Console.WriteLine($"ten / one: {ten.Cost.Clock / one.Cost.Clock:N1} x the time, {ten.Cost.Processor / one.Cost.Processor:N1} x the processor time, {(double)ten.PeakBytes / one.PeakBytes:N1} x the memory");
        return 0;
    }

    private static async Task<ScanRun?> BestAsync(string folder)
    {
        ScanRun? best = null;
        for (var round = 0; round < Rounds; round++)
        {
            if (await ScanRun.InProcessAsync(folder) is not { } run)
            {
                return null;
            }

            best = best is null ? run : new(
                new(Math.Min(best.Cost.Clock, run.Cost.Clock), Math.Min(best.Cost.Processor, run.Cost.Processor)), Math.Min(best.PeakBytes, run.PeakBytes), run.Files);
        }

        return best;
    }

    // Without what git keeps: below the root it would make each copy a foreign repository, which is not read. Links are left out, as the reader does.
    private static void Copy(DirectoryInfo from, DirectoryInfo to)
    {
        foreach (var entry in from.EnumerateFileSystemInfos().Where(entry => entry.LinkTarget is null && entry.Name is not ".git"))
        {
            var target = Path.Combine(to.FullName, entry.Name);
            if (entry is DirectoryInfo folder)
            {
                Copy(folder, Directory.CreateDirectory(target));
            }
            else
            {
                File.Copy(entry.FullName, target);
            }
        }
    }
}
