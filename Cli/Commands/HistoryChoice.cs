using Gapless.Cli.Output;
using Gapless.Collectors.Git;
using Gapless.Collectors.Repositories;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Repositories;

namespace Gapless.Cli.Commands;

/// <summary>How much of a repository's history to look through.</summary>
/// <param name="Commits">The newest so many; null for all.</param>
internal sealed record HistoryChoice(int? Commits)
{
    public async Task<RepositoryHistory> ReadAsync(string path, ImmutableArray<Check> checks, Terminal terminal, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(path))
        {
            throw CommandException.BadUsage($"--history needs a git checkout; {path} is an archive.");
        }

        var progress = new Drawn<ReadProgress>(terminal, at => $"Reading {at.Files:N0} of {at.TotalFiles:N0} files of the history…");
        try
        {
            return await HistoryReader.ReadAsync(Path.GetFullPath(path), [.. checks.SelectMany(check => check.Idioms)], Commits, ReadLimits.Default, progress, cancellationToken);
        }
        catch (GitHistoryException problem)
        {
            throw CommandException.Errored(problem.Message);
        }
    }
}
