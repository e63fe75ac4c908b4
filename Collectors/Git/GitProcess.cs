using System.ComponentModel;
using System.Diagnostics;

namespace Gapless.Collectors.Git;

/// <summary>Runs git in a folder, and ends it when it takes too much.</summary>
internal sealed class GitProcess(string folder, GitCloneOptions options)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    public async Task RunAsync(IReadOnlyList<string> arguments, Action<string>? say, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Deadline);
        using var process = Start(arguments);
        var last = ReadAsync(process, say);
        try
        {
            await WaitAsync(process, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new GitCloneException($"Cloning took longer than {options.Deadline.TotalMinutes:N0} minutes.");
        }
        finally
        {
            End(process);
        }

        if (process.ExitCode != 0)
        {
            throw new GitCloneException("git says: " + await last, isTemporary: true);
        }
    }

    private Process Start(IReadOnlyList<string> arguments)
    {
        try
        {
            return GitProgram.Start(folder, arguments, home: folder);
        }
        catch (Win32Exception)
        {
            throw new GitCloneException("git is not installed on the worker's machine; upload an archive instead.");
        }
    }

    private async Task WaitAsync(Process process, CancellationToken cancellationToken)
    {
        var exited = process.WaitForExitAsync(cancellationToken);
        while (await Task.WhenAny(exited, Task.Delay(Look, cancellationToken)) != exited)
        {
            cancellationToken.ThrowIfCancellationRequested();
            EnsureSmall();
        }

        await exited;
        EnsureSmall();
    }

    private void EnsureSmall()
    {
        if (SizeOf(folder) > options.MaximumBytes)
        {
            throw new GitCloneException($"The repository takes more than {options.MaximumBytes / (1024 * 1024)} megabytes.");
        }
    }

    // Files come and go while git works.
    private static long SizeOf(string folder)
    {
        try
        {
            return new DirectoryInfo(folder).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }).Sum(Length);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static long Length(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }

    /// <summary>The last line that says what is wrong; git draws progress over itself with carriage returns.</summary>
    private static async Task<string> ReadAsync(Process process, Action<string>? say)
    {
        var last = "it failed without a word";
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            var text = line.Split('\r')[^1].Trim();
            if (text.Length > 0)
            {
                last = text.StartsWith("fatal: ", StringComparison.Ordinal) ? text["fatal: ".Length..] : text;
                say?.Invoke(text);
            }
        }

        return last;
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
        catch (InvalidOperationException)
        {
            // It had ended.
        }
    }
}
