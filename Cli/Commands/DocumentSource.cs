using Gapless.Collectors.Documents;
using Gapless.Readiness.Documents;

namespace Gapless.Cli.Commands;

/// <summary>Reads the documents a person named; all of them, or none.</summary>
internal static class DocumentSource
{
    public static async Task<ImmutableArray<GapDocument>> ReadAllAsync(IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        var missing = files.FirstOrDefault(file => !File.Exists(file));
        if (missing is not null)
        {
            throw CommandException.BadUsage(Directory.Exists(missing) ? $"{missing} is a folder; name the documents in it." : $"There is no file {missing}.");
        }

        var documents = ImmutableArray.CreateBuilder<GapDocument>(files.Count);
        foreach (var file in files)
        {
            try
            {
                documents.Add(await DocumentReader.ReadFileAsync(file, cancellationToken));
            }
            catch (DocumentUnreadableException problem)
            {
                throw CommandException.Errored(problem.Message);
            }
        }

        return documents.ToImmutable();
    }
}
