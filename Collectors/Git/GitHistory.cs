using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Gapless.Collectors.Git;

/// <summary>Lists every content that the commits of a checkout gave to a file. Reads what is on the disk alone: nothing is fetched, and no program that the repository names is run.</summary>
internal sealed class GitHistory(string folder)
{
    // A commit is "\u0001<hash> <seconds>", a file of it ":<modes> <hashes> <status>" and its path; zero bytes stand between.
    private const char CommitMark = '\u0001';
    private const string RegularFile = "100";

    private static readonly string[] Settings =
    [
        "-c", "safe.directory=*", "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c", "log.showSignature=false", "-c", "log.showRoot=true",
        "-c", "protocol.allow=never", "-c", "core.pager=cat",
    ];

    /// <summary>How many commits were listed.</summary>
    public int Commits { get; private set; }

    /// <summary>The contents, each with the earliest commit and path that gave it.</summary>
    /// <param name="most">How many commits, the newest first; null for all of every branch and tag.</param>
    /// <exception cref="GitHistoryException">git is missing or failed.</exception>
    public async Task<IReadOnlyCollection<PastFile>> ListAsync(int? most, CancellationToken cancellationToken)
    {
        string[] limit = most is { } count ? ["--max-count=" + count.ToString(CultureInfo.InvariantCulture)] : [];
        using var git = Start(["log", "-z", "-c", "--raw", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv", "--format=tformat:%x01%H %ct", .. limit, "--branches", "--tags", "--remotes", "HEAD", "--"]);
        var files = new Dictionary<string, PastFile>(StringComparer.Ordinal);
        await EndAsync(git, () => ReadLogAsync(git.StandardOutput, files, cancellationToken), cancellationToken);
        return files.Values;
    }

    /// <summary>Gives the contents of files one by one, in their order.</summary>
    /// <param name="maximumBytes">Larger ones are left out.</param>
    /// <param name="read">Gets each file; the bytes are valid during the call only.</param>
    /// <exception cref="GitHistoryException">git is missing or failed.</exception>
    public async Task ReadAsync(IReadOnlyCollection<PastFile> files, int maximumBytes, Action<PastFile, ReadOnlyMemory<byte>> read, CancellationToken cancellationToken)
    {
        using var git = Start(["cat-file", "--batch", "--buffer"]);
        await EndAsync(git, () => Task.WhenAll(AskAsync(git.StandardInput, files), ReadBlobsAsync(git.StandardOutput.BaseStream, files, maximumBytes, read, cancellationToken)), cancellationToken);
    }

    private Process Start(string[] arguments)
    {
        try
        {
            return GitProgram.Start(folder, [.. Settings, .. arguments], home: Path.GetTempPath());
        }
        catch (Win32Exception)
        {
            throw new GitHistoryException("git is not installed; without it the history cannot be read.");
        }
    }

    private static async Task EndAsync(Process git, Func<Task> work, CancellationToken cancellationToken)
    {
        try
        {
            var said = git.StandardError.ReadToEndAsync(cancellationToken);
            await work();
            await git.WaitForExitAsync(cancellationToken);
            if (git.ExitCode != 0)
            {
                throw new GitHistoryException("git cannot read the history: " + (await said).Trim().Split('\n')[^1]);
            }
        }
        finally
        {
            if (!git.HasExited)
            {
                git.Kill(entireProcessTree: true);
                await git.WaitForExitAsync(CancellationToken.None);
            }
        }
    }

    private async Task ReadLogAsync(StreamReader log, Dictionary<string, PastFile> files, CancellationToken cancellationToken)
    {
        var parts = new ZeroSeparated(log);
        var (commit, at) = ("", DateTimeOffset.UnixEpoch);
        while (await parts.NextAsync(cancellationToken) is { } part)
        {
            var text = part.TrimStart('\n');
            if (text.StartsWith(CommitMark))
            {
                var space = text.IndexOf(' ', StringComparison.Ordinal);
                (commit, at) = (text[1..space], DateTimeOffset.FromUnixTimeSeconds(long.Parse(text.AsSpan(space + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)));
                Commits++;
            }
            else if (text.StartsWith(':') && await parts.NextAsync(cancellationToken) is { } path && BlobOf(text) is { } blob)
            {
                files[blob] = new(blob, path, commit, at); // the newest come first, so that the earliest stays
            }
        }
    }

    // ":100644 100644 <before> <after> M"; of a merge one more mode, hash and colon a parent. Links and submodules hold no text of their own.
    private static string? BlobOf(string entry)
    {
        var parents = entry.AsSpan().IndexOfAnyExcept(':');
        var fields = entry[parents..].Split(' ');
        var (mode, blob) = fields.Length == (2 * parents) + 3 ? (fields[parents], fields[^2]) : ("", "");
        return mode.StartsWith(RegularFile, StringComparison.Ordinal) ? blob : null;
    }

    private static async Task AskAsync(StreamWriter questions, IReadOnlyCollection<PastFile> files)
    {
        try
        {
            foreach (var file in files)
            {
                await questions.WriteAsync(file.Blob + "\n");
            }

            await questions.FlushAsync();
        }
        catch (IOException)
        {
            // git has ended; how it ended says why.
        }
        finally
        {
            questions.Close();
        }
    }

    private static async Task ReadBlobsAsync(Stream answers, IReadOnlyCollection<PastFile> files, int maximumBytes, Action<PastFile, ReadOnlyMemory<byte>> read, CancellationToken cancellationToken)
    {
        var reader = new BlobReader(answers, maximumBytes);
        foreach (var file in files)
        {
            if (await reader.NextAsync(cancellationToken) is { } content)
            {
                read(file, content);
            }
        }
    }
}
