using System.Diagnostics;
using Gapless.Collectors.Tests.Repositories;

namespace Gapless.Collectors.Tests.Git;

/// <summary>A checkout on the disk that git made.</summary>
internal sealed class GitRepository : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public GitRepository() => Run("init");

    public string Path => folder.Path;

    public GitRepository With(string path, string content)
    {
        folder.With(path, content);
        return this;
    }

    /// <summary>Commits all that lies there, on this day at noon.</summary>
    public string Commit(string day)
    {
        Run("add", "-A");
        Run(["commit", "-m", "a", "--allow-empty"], $"{day}T12:00:00Z");
        return Run("rev-parse", "HEAD");
    }

    public string Run(params string[] arguments) => Run(arguments, "2026-01-01T12:00:00Z");

    public void Dispose() => folder.Dispose();

    private string Run(string[] arguments, string at)
    {
        string[] identity = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main"];
        var start = new ProcessStartInfo("git", [.. identity, .. arguments]) { WorkingDirectory = Path, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["GIT_COMMITTER_DATE"] = at;
        start.Environment["GIT_AUTHOR_DATE"] = at;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException($"git {arguments[0]}: {process.StandardError.ReadToEnd()}");
    }
}
