using Gapless.Cli.Output;
using Gapless.Collectors.Archives;
using Gapless.Collectors.Repositories;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Repositories;
using Gapless.Readiness.Scoring;

namespace Gapless.Cli.Commands;

/// <summary>Reads the repository a person named: a folder, or an archive.</summary>
internal static class RepositorySource
{
    public static async Task<RepositoryFacts> ReadAsync(string path, ImmutableArray<Check> checks, Terminal terminal, CancellationToken cancellationToken)
    {
        var full = Path.GetFullPath(path);
        var progress = new Drawn<ReadProgress>(terminal, at => $"Reading {at.Files:N0} of {at.TotalFiles:N0} files…");
        ImmutableArray<Idiom> idioms = [.. checks.SelectMany(check => check.Idioms), InlineWaivers.Idiom];
        try
        {
            if (Directory.Exists(full))
            {
                return await RepositoryReader.ReadAsync(full, idioms, ReadLimits.Default, progress, cancellationToken);
            }

            if (File.Exists(full))
            {
                var facts = await ArchiveReader.ReadAsync(full, ArchiveLimits.Default, idioms, ReadLimits.Default, progress, cancellationToken);
                return facts with { Name = Path.GetFileName(full) };
            }
        }
        catch (ArchiveException problem)
        {
            throw CommandException.Errored($"{path}: {problem.Message}");
        }
        catch (UnauthorizedAccessException)
        {
            throw CommandException.Errored($"No permission to read {path}.");
        }

        throw CommandException.BadUsage($"There is no folder or archive {path}.");
    }
}
