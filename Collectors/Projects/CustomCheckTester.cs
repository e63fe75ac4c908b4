using System.Collections.Immutable;
using Gapless.Collectors.Repositories;
using Gapless.Readiness.Projects;
using Gapless.Readiness.Scoring;

namespace Gapless.Collectors.Projects;

/// <summary>Runs the tests of a team's own checks: each example becomes a folder, is read as a repository is, and is judged.</summary>
public static class CustomCheckTester
{
    /// <summary>What the check says about the example.</summary>
    /// <exception cref="IOException">The example names a file outside its folder, or cannot be written.</exception>
    public static async Task<Finding> RunAsync(CustomCheck check, CustomCheckTest test, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("gapless-check-").FullName;
        try
        {
            Write(folder, test.Files);
            var repository = await RepositoryReader.ReadAsync(folder, check.Idioms, ReadLimits.Default, progress: null, cancellationToken);
            return Evaluator.Evaluate([check], new Observations { At = DateTimeOffset.UnixEpoch, Repository = repository }).Single();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Write(string folder, ImmutableSortedDictionary<string, string> files)
    {
        foreach (var (path, text) in files)
        {
            var full = Path.GetFullPath(Path.Combine(folder, path));
            if (!full.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                throw new IOException($"{path} is outside of the example.");
            }

            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, text);
        }
    }
}
