using Gapless.Contracts.Scans;
using Gapless.Readiness.Repositories;
using Gapless.Wire;

namespace Gapless.Cli.Commands;

/// <summary>What could not be read, and whether it may hide a failure.</summary>
internal static class Problems
{
    public static IEnumerable<ScanProblem> Of(RepositoryFacts? repository) =>
        (repository?.Problems ?? []).Select(problem => new ScanProblem(problem.Path, Words.Of(problem.Kind), problem.Message));

    /// <summary>How many leave the verdict open: not those in tests, samples and documents, nor files that are merely too large to be source.</summary>
    public static int ThatHideSomething(RepositoryFacts? repository)
    {
        if (repository is null)
        {
            return 0;
        }

        var classes = repository.Files.ToDictionary(file => file.Path, file => file.Class, StringComparer.Ordinal);
        return repository.Problems.Count(problem => problem.Kind != ReadProblemKind.TooLarge
            && classes.GetValueOrDefault(problem.Path, PathClasses.Production) == PathClasses.Production);
    }
}
