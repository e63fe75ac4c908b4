using System.Diagnostics;

namespace Gapless.Deploy.Tests;

/// <summary>Runs a script with commands of our own before the real ones on PATH.</summary>
internal sealed class Script : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gapless-deploy-");

    public Script() => Fake("sleep", "exit 0");

    public string Folder => folder.FullName;

    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    /// <summary>A command that notes its arguments, and then does what <paramref name="body"/> says.</summary>
    public void Fake(string name, string body)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, $"#!/bin/sh\necho \"$@\" >> '{Folder}/{name}.calls'\n{body}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public IReadOnlyList<string> CallsOf(string name)
    {
        var path = Path.Combine(Folder, $"{name}.calls");
        return File.Exists(path) ? File.ReadAllLines(path) : [];
    }

    public async Task<(int ExitCode, string Output, string Error)> RunAsync(string shell, string script, params string[] arguments)
    {
        var start = new ProcessStartInfo(shell, [Checkout.PathOf(script), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["PATH"] = $"{Folder}:{start.Environment["PATH"]}";
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output, await error);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
