using Gapless.Collectors.Git;
using Gapless.Collectors.Repositories;
using Gapless.Collectors.Tests.Git;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Configuration;
using Gapless.Readiness.Repositories;
using Gapless.Readiness.Scoring;

namespace Gapless.Collectors.Tests.Repositories;

public sealed class HistoryReaderTests
{
    private static readonly SourceHoldsNoSecret Check = new();

    // Put together here, so that no scanner takes this file for a leak.
    private static readonly string Random = "h7Gd92ksPq04LmZt81" + "XcVb36NyRw57";
    private static readonly string Token = "ghp_" + Random + "k3Jd82";
    private static readonly string Other = "glpat-" + Random[..20];

    private static Task<RepositoryHistory> Read(GitRepository repository, int? most = null) =>
        HistoryReader.ReadAsync(repository.Path, Check.Idioms, most, ReadLimits.Default, progress: null, CancellationToken.None);

    private static async Task<Finding> Judge(GitRepository repository, int? most = null)
    {
        var facts = await RepositoryReader.ReadAsync(repository.Path, Check.Idioms, ReadLimits.Default, progress: null, CancellationToken.None);
        return Evaluator.Evaluate([Check], new() { At = DateTimeOffset.UnixEpoch, Repository = facts with { History = await Read(repository, most) } })[0];
    }

    [Fact]
    public async Task Fails_OnASecretThatOnlyTheHistoryHolds()
    {
        using var repository = new GitRepository().With("src/a.js", $"const x = '{Token}';\n");
        var commit = repository.Commit("2024-05-01");
        repository.With("src/a.js", "const x = process.env.TOKEN;\n").Commit("2024-06-01");

        var finding = await Judge(repository);

        Assert.Equal(Outcome.Fail, finding.Outcome);
        Assert.Contains($"github secret in line 1 of commit {commit[..7]} of 2024-05-01, no longer in the tree", finding.Summary, StringComparison.Ordinal);
        Assert.DoesNotContain(Random, string.Join(' ', finding.Evidence.Select(one => one.Evidence.ToString())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TellsWhenASecretCameIn_ThatIsStillThere()
    {
        using var repository = new GitRepository().With("src/a.js", $"const x = '{Token}';\n");
        var first = repository.Commit("2024-05-01");
        repository.With("src/a.js", $"// moved\nconst x = '{Token}';\n").Commit("2024-06-01");

        var finding = await Judge(repository);

        var evidence = Assert.Single(finding.Evidence).Evidence;
        Assert.Equal(("src/a.js", 2), (evidence.Location!.Path, evidence.Location.Line));
        Assert.EndsWith($"since commit {first[..7]} of 2024-05-01", evidence.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FindsWhatOnlyABranchOrATagHolds()
    {
        using var repository = new GitRepository().With("a.js", "1\n");
        repository.Commit("2024-05-01");
        repository.Run("checkout", "-q", "-b", "side");
        repository.With("b.js", $"const x = '{Token}';\n").Commit("2024-05-02");
        repository.Run("checkout", "-q", "--detach", "main");
        repository.With("c.js", $"const x = '{Other}';\n").Commit("2024-05-03");
        repository.Run("tag", "old");
        repository.Run("checkout", "-q", "main");

        var history = await Read(repository);

        Assert.Equal(["b.js", "c.js"], history.Hits.Values.SelectMany(hits => hits).Select(hit => hit.Hit.Path).Order());
        Assert.Equal((3, true), (history.Commits, history.IsWhole));
    }

    [Fact]
    public async Task FindsWhatAMergeBroughtIn()
    {
        using var repository = new GitRepository().With("a.js", "1\n");
        repository.Commit("2024-05-01");
        repository.Run("checkout", "-q", "-b", "side");
        repository.With("a.js", "2\n").Commit("2024-05-02");
        repository.Run("checkout", "-q", "main");
        repository.With("a.js", "3\n").Commit("2024-05-03");
        repository.Run("merge", "-q", "-s", "ours", "--no-commit", "side");
        var merge = repository.With("a.js", $"const x = '{Token}';\n").Commit("2024-05-04");
        repository.With("a.js", "4\n").Commit("2024-05-05");

        var hit = Assert.Single((await Read(repository)).Hits.Values.SelectMany(hits => hits));

        Assert.Equal(merge, hit.Commit);
    }

    [Fact]
    public async Task SaysSo_WhenNotAllWasRead()
    {
        using var repository = new GitRepository().With("a.js", $"const x = '{Token}';\n");
        repository.Commit("2024-05-01");
        repository.With("a.js", "1\n").Commit("2024-05-02");

        var finding = await Judge(repository, most: 1);

        Assert.Equal(Outcome.Pass, finding.Outcome);
        Assert.Contains("1 contents of 1 commits (not all", finding.Evidence[0].Evidence.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadsNamesAndContentsOfEveryKind()
    {
        using var repository = new GitRepository().With("ein Ort/naïve \"x\".js", $"const x = '{Token}';\n").With("empty.js", "").With("a.bin.js", "\0\0\0").With("node_modules/x/a.js", Other).With("long.js", new string('a', 200_000) + "\n");
        repository.Commit("2024-05-01");

        var history = await Read(repository);

        Assert.Equal(["ein Ort/naïve \"x\".js"], history.Hits.Values.SelectMany(hits => hits).Select(hit => hit.Hit.Path));
        Assert.Equal((1, 5, 0), (history.Commits, history.Files, history.Skipped));
    }

    [Fact]
    public async Task CountsWhatIsTooLarge()
    {
        using var repository = new GitRepository().With("a.js", new string('a', 5000) + $" '{Token}'\n").With("b.js", $"'{Other}'\n");
        repository.Commit("2024-05-01");

        var history = await HistoryReader.ReadAsync(repository.Path, Check.Idioms, null, ReadLimits.Default with { MaximumFileBytes = 4000 }, null, CancellationToken.None);

        Assert.Equal(1, history.Skipped);
        Assert.Equal(["b.js"], history.Hits.Values.SelectMany(hits => hits).Select(hit => hit.Hit.Path));
    }

    [Fact]
    public async Task IsNothing_BeforeTheFirstCommit()
    {
        using var repository = new GitRepository();

        Assert.Equal(new RepositoryHistory(0, 0, IsWhole: true), await Read(repository));
    }

    [Fact]
    public async Task RunsNothingThatTheRepositoryNames()
    {
        using var repository = new GitRepository().With("a.js", $"const x = '{Token}';\n").With(".gitattributes", "*.js diff=evil\n");
        repository.Commit("2024-05-01");
        var proof = Path.Combine(repository.Path, "proof");
        foreach (var name in (string[])["diff.evil.textconv", "diff.evil.command", "diff.external", "gpg.program", "core.pager", "core.fsmonitor"])
        {
            repository.Run("config", name, $"touch {proof} #");
        }

        repository.Run("config", "log.showSignature", "true");

        Assert.NotEmpty((await Read(repository)).Hits);
        Assert.False(File.Exists(proof));
    }

    [Fact]
    public async Task Refuses_WhatIsNoCheckout()
    {
        using var folder = new TemporaryFolder().With("a.js", "1");

        var problem = await Assert.ThrowsAsync<GitHistoryException>(() => HistoryReader.ReadAsync(folder.Path, Check.Idioms, null, ReadLimits.Default, null, CancellationToken.None));

        Assert.Contains("is not the root of a git checkout", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AReviewOfAPastSecretNamesItsCommit()
    {
        using var repository = new GitRepository().With("a.js", $"const x = '{Token}';\n");
        var commit = repository.Commit("2024-05-01");
        repository.With("a.js", "1\n").With(".gitleaksignore", $"{commit}:a.js:github-pat:1\n").Commit("2024-06-01");

        var finding = await Judge(repository);

        Assert.Equal((Outcome.Pass, "No secret was found but what has been reviewed (1)."), (finding.Outcome, finding.Summary));
    }
}
