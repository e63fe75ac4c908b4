using Gapless.Collectors.Repositories;
using Gapless.Collectors.Tests.Repositories;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Tests.Infrastructure;

/// <summary>Reads a small repository written as one text.</summary>
public abstract class InfrastructureTests
{
    internal static async Task<RepositoryFacts> ReadAsync(string files)
    {
        using var folder = new TemporaryFolder();
        foreach (var file in files.Split("=== ", StringSplitOptions.RemoveEmptyEntries))
        {
            var end = file.IndexOf('\n', StringComparison.Ordinal);
            folder.With(file[..end].Trim(), file[(end + 1)..]);
        }

        return await RepositoryReader.ReadAsync(folder.Path, [], ReadLimits.Default, progress: null, CancellationToken.None);
    }

    internal static async Task<CloudResource> OnlyAsync(string files) => Assert.Single((await ReadAsync(files)).Resources);
}
