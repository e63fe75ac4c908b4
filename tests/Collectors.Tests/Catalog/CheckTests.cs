using Gapless.Collectors.Repositories;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Scoring;

namespace Gapless.Collectors.Tests.Catalog;

/// <summary>
/// Holds one check against small repositories written in the test, read by the real reader: the text in, the outcome out. The text of all
/// files is one string in which a line <c>=== path</c> begins a file.
/// </summary>
public abstract class CheckTests<TCheck>
    where TCheck : Check, new()
{
    private const string Mark = "=== ";

    /// <summary>A manifest that makes the root an HTTP service in Node.js with a PostgreSQL driver.</summary>
    protected const string NodeApi = """
        === package.json
        { "name": "shop", "scripts": { "start": "node server.js" }, "dependencies": { "express": "4.19.2", "pg": "8.11.0" } }
        """;

    protected static async Task Ends(Outcome expected, string files, string? because = null)
    {
        var finding = await Judge(files);

        Assert.True(expected == finding.Outcome, $"expected {expected}, but {finding.Outcome}: {finding.Summary} [{string.Join("; ", finding.Evidence.Select(one => one.Evidence.Message))}]");
        if (because is not null)
        {
            Assert.Contains(because, finding.Summary, StringComparison.Ordinal);
        }
    }

    protected static Task Passes(string files, string? because = null) => Ends(Outcome.Pass, files, because);

    protected static Task Fails(string files, string? because = null) => Ends(Outcome.Fail, files, because);

    protected static Task IsPartial(string files, string? because = null) => Ends(Outcome.Partial, files, because);

    protected static Task IsUnknown(string files, string? because = null) => Ends(Outcome.Unknown, files, because);

    protected static Task DoesNotApply(string files, string? because = null) => Ends(Outcome.NotApplicable, files, because);

    protected static Task<Finding> Judge(string files) => Judge(files, DateTimeOffset.UnixEpoch);

    protected static async Task<Finding> Judge(string files, DateTimeOffset at)
    {
        var check = new TCheck();
        var folder = Directory.CreateTempSubdirectory("gapless-test-").FullName;
        try
        {
            foreach (var (path, text) in Split(files))
            {
                var full = Path.Combine(folder, path);
                Directory.CreateDirectory(Path.GetDirectoryName(full)!);
                await File.WriteAllTextAsync(full, text);
            }

            var repository = await RepositoryReader.ReadAsync(folder, check.Idioms, ReadLimits.Default, progress: null, CancellationToken.None);
            return Evaluator.Evaluate([check], new() { At = at, Repository = repository })[0];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<(string Path, string Text)> Split(string files)
    {
        var parts = ("\n" + files.ReplaceLineEndings("\n")).Split("\n" + Mark, StringSplitOptions.RemoveEmptyEntries);
        foreach (var part in parts.Where(part => part.Trim().Length > 0))
        {
            var end = part.IndexOf('\n', StringComparison.Ordinal);
            yield return end < 0 ? (part.Trim(), "") : (part[..end].Trim(), part[(end + 1)..] + "\n");
        }
    }
}
