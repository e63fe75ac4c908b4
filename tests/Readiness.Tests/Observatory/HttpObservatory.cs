using System.Diagnostics;
using System.Text.Json;

namespace Gapless.Readiness.Tests.Observatory;

/// <summary>Mozilla's HTTP Observatory, installed from its lock file and run offline.</summary>
internal static class HttpObservatory
{
    public static async Task<ObservatoryResult[]> JudgeAsync(ObservatoryCase[] cases)
    {
        var folder = await InstallAsync();
        var script = Path.Combine(AppContext.BaseDirectory, "Observatory", "observatory.mjs");
        var output = await RunAsync("node", [script], folder, JsonSerializer.Serialize(cases, ObservatoryJson.Default.ObservatoryCaseArray));
        return JsonSerializer.Deserialize(output, ObservatoryJson.Default.ObservatoryResultArray)!;
    }

    // Once for a checkout; npm ci takes nothing that the lock file does not name.
    private static async Task<string> InstallAsync()
    {
        var source = Path.Combine(AppContext.BaseDirectory, "Observatory");
        var folder = Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "observatory");
        var done = Path.Combine(folder, "node_modules", ".package-lock.json");
        Directory.CreateDirectory(folder);
        var isNew = !File.Exists(done) || File.GetLastWriteTimeUtc(done) < File.GetLastWriteTimeUtc(Path.Combine(source, "package-lock.json"));
        foreach (var file in (string[])["package.json", "package-lock.json"])
        {
            File.Copy(Path.Combine(source, file), Path.Combine(folder, file), overwrite: true);
        }

        if (isNew)
        {
            await RunAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder, "");
        }

        return folder;
    }

    private static async Task<string> RunAsync(string program, string[] arguments, string folder, string input)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await error}");
    }
}
