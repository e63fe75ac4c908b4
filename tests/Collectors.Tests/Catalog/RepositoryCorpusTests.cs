using Gapless.Collectors.Repositories;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Scoring;
using IoFile = System.IO.File;

namespace Gapless.Collectors.Tests.Catalog;

/// <summary>Small repositories with the traps that real ones hold, and what a person decided about them. Adding one is putting a file into the folder.</summary>
public sealed class RepositoryCorpusTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Catalog", "Corpus");

    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(Folder, "*.txt").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task EveryCheckDecidesAsAPersonDoes(string name)
    {
        var repository = WrittenRepository.Read(await IoFile.ReadAllTextAsync(Path.Combine(Folder, name)));
        var checks = repository.Expectations.Select(expected => CheckCatalog.Find(expected.Check) ?? throw new InvalidOperationException($"There is no check {expected.Check}.")).ToList();
        var findings = await Judge(repository, checks);

        var wrong = repository.Expectations
            .Select(expected => (Expected: expected, Finding: findings.Single(finding => string.Equals(finding.Check.Id, expected.Check, StringComparison.Ordinal))))
            .Where(pair => !pair.Expected.IsMetBy(pair.Finding.Outcome.ToString()))
            .Select(pair => $"  expected {pair.Expected}, but {pair.Finding.Outcome}: {pair.Finding.Summary} [{string.Join("; ", pair.Finding.Evidence.Select(one => one.Evidence.Message))}]")
            .ToList();
        Assert.True(wrong.Count == 0, $"{name}: {wrong.Count} of {repository.Expectations.Count} wrong\n{string.Join('\n', wrong)}");
    }

    private static async Task<IReadOnlyList<Finding>> Judge(WrittenRepository repository, List<Check> checks)
    {
        var folder = Directory.CreateTempSubdirectory("gapless-corpus-").FullName;
        try
        {
            foreach (var (path, text) in repository.Files)
            {
                var full = Path.Combine(folder, path);
                Directory.CreateDirectory(Path.GetDirectoryName(full)!);
                await IoFile.WriteAllTextAsync(full, text);
            }

            var facts = await RepositoryReader.ReadAsync(folder, [.. checks.SelectMany(check => check.Idioms)], ReadLimits.Default, progress: null, CancellationToken.None);
            return Evaluator.Evaluate([.. checks], new() { At = DateTimeOffset.UnixEpoch, Repository = facts });
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
