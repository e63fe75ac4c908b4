using System.Collections.Immutable;
using Gapless.Collectors.Components;
using Gapless.Collectors.Infrastructure;
using Gapless.Collectors.Matching;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Repositories;

/// <summary>Turns a folder into facts: one walk, each file read at most once, all idioms looked for together.</summary>
public static class RepositoryReader
{
    private const int FilesBetweenReports = 256;

    /// <summary>Reads what is below the folder and nothing else. What cannot be read is among the facts' problems.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static Task<RepositoryFacts> ReadAsync(
        string folder, ImmutableArray<Idiom> idioms, ReadLimits limits, IProgress<ReadProgress>? progress, CancellationToken cancellationToken)
    {
        var root = Path.GetFullPath(folder);
        if (!Directory.Exists(root))
        {
            throw new DirectoryNotFoundException($"There is no folder {folder}.");
        }

        return Task.Run(() => Read(root, idioms, limits, progress, cancellationToken), cancellationToken);
    }

    private static RepositoryFacts Read(
        string root, ImmutableArray<Idiom> idioms, ReadLimits limits, IProgress<ReadProgress>? progress, CancellationToken cancellationToken)
    {
        var walk = TreeWalker.Walk(root, limits, cancellationToken);
        var plan = IdiomPlan.Compile([.. idioms, .. FactIdioms.All, .. InfrastructureReader.Idioms]);
        var budget = new ByteBudget(walk.Files, limits.MaximumBytes);
        var scanned = ScanAll(root, walk, plan, budget, limits, progress, cancellationToken);
        var problems = budget.Problem(scanned.Length) is { } problem ? walk.Problems.Append(problem) : walk.Problems;
        return FactsAssembly.Assemble(Path.GetFileName(root.TrimEnd('/', '\\')), walk with { Problems = [.. problems] }, plan, scanned, cancellationToken);
    }

    private static ScannedFile[] ScanAll(
        string root, Walk walk, IdiomPlan plan, ByteBudget budget, ReadLimits limits, IProgress<ReadProgress>? progress, CancellationToken cancellationToken)
    {
        var classifier = new PathClassifier(walk.Files, walk.Attributes);
        var scanned = new ScannedFile[walk.Files.Count];
        var (files, bytes) = (0, 0L);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, limits.Parallelism), CancellationToken = cancellationToken };
        Parallel.For(0, scanned.Length, options, () => new FileScanner(root, classifier, plan, limits), ScanOne, scanner => scanner.Dispose());
        progress?.Report(new(files, scanned.Length, bytes));
        return scanned;

        FileScanner ScanOne(int index, ParallelLoopState state, FileScanner scanner)
        {
            scanned[index] = budget.Allows(index) ? scanner.Scan(walk.Files[index]) : ByteBudget.Refuse(walk.Files[index], classifier);
            var read = Interlocked.Add(ref bytes, scanned[index].Bytes);
            if (Interlocked.Increment(ref files) is var done && done % FilesBetweenReports == 0)
            {
                progress?.Report(new(done, scanned.Length, read));
            }

            return scanner;
        }
    }
}
