using System.Text.RegularExpressions;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Repositories;

/// <summary>Runs readers whose patterns have a time limit: what takes too long is a problem of its file, and the others are read.</summary>
internal sealed class TimeLimited
{
    private readonly HashSet<ReadProblem> problems = [];

    public IReadOnlyCollection<ReadProblem> Problems => problems;

    /// <summary>What the reader gives; nothing where it takes too long.</summary>
    public IReadOnlyList<T> Read<T>(string path, string what, Func<IEnumerable<T>> read)
    {
        try
        {
            return [.. read()];
        }
        catch (RegexMatchTimeoutException)
        {
            problems.Add(new(path, ReadProblemKind.LimitReached, $"Reading {what} took too long."));
            return [];
        }
    }
}
