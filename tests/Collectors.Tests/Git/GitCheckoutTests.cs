using System.Diagnostics;
using Gapless.Collectors.Git;
using Gapless.Collectors.Repositories;
using Gapless.Collectors.Tests.Repositories;

namespace Gapless.Collectors.Tests.Git;

public sealed class GitCheckoutTests
{
    private static string Git(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        string[] identity = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main"];
        foreach (var argument in identity.Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output.Trim();
    }

    [Theory]
    [InlineData("2")]
    [InlineData("3")]
    [InlineData("4")]
    public async Task ReadsTrackedFilesAndRevision_WhateverTheIndexVersion(string version)
    {
        using var folder = new TemporaryFolder()
            .With("src/a.cs", "x").With("src/ab.cs", "x").With("bin/run.sh", "x").With("later.cs", "x").With("intended.cs", "x")
            .With("ignored/a.cs", "x").With("ignored/forced.cs", "x").With(".gitignore", "ignored/\n");
        Git(folder.Path, "init");
        Git(folder.Path, "add", "src", "bin", ".gitignore");
        Git(folder.Path, "add", "-f", "ignored/forced.cs");
        Git(folder.Path, "commit", "-m", "a");
        Git(folder.Path, "update-index", "--index-version", version);
        Git(folder.Path, "add", "-N", "intended.cs");

        var facts = await RepositoryReader.ReadAsync(folder.Path, [], ReadLimits.Default, null, CancellationToken.None);

        Assert.Equal([".gitignore", "bin/run.sh", "ignored/forced.cs", "intended.cs", "later.cs", "src/a.cs", "src/ab.cs"], facts.Files.Select(file => file.Path));
        Assert.Equal(["later.cs"], facts.Files.Where(file => !file.IsTracked).Select(file => file.Path));
        Assert.Equal(Git(folder.Path, "rev-parse", "HEAD"), facts.Revision);
    }

    [Fact]
    public async Task ReadsTheRevision_OfPackedReferencesAndLinkedWorktrees()
    {
        using var folder = new TemporaryFolder().With("a.cs", "x");
        using var linked = new TemporaryFolder();
        Git(folder.Path, "init");
        Git(folder.Path, "add", ".");
        Git(folder.Path, "commit", "-m", "a");
        Git(folder.Path, "pack-refs", "--all");
        Git(folder.Path, "worktree", "add", "-b", "other", Path.Combine(linked.Path, "tree"));

        var facts = await RepositoryReader.ReadAsync(folder.Path, [], ReadLimits.Default, null, CancellationToken.None);
        var linkedFacts = await RepositoryReader.ReadAsync(Path.Combine(linked.Path, "tree"), [], ReadLimits.Default, null, CancellationToken.None);

        Assert.Equal(Git(folder.Path, "rev-parse", "HEAD"), facts.Revision);
        Assert.Equal(facts.Revision, linkedFacts.Revision);
        Assert.True(linkedFacts.Files.Single(file => file.Path is "a.cs").IsTracked);
    }

    [Fact]
    public void GivesNothing_WhenTheIndexIsBroken()
    {
        var random = new Random(1);
        for (var run = 0; run < 500; run++)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            "DIRC\0\0\0"u8.CopyTo(bytes.Length < 7 ? new byte[7] : bytes);
            if (bytes.Length >= 12)
            {
                bytes[7] = (byte)random.Next(2, 5);
                bytes.AsSpan(8, 3).Clear();
            }

            Assert.True(GitIndex.Parse(bytes, 20) is null or { Count: < 6 });
        }
    }
}
