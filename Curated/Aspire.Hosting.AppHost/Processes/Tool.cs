using System.Text;

namespace Aspire.Hosting.Processes;

/// <summary>Runs a program to its end: initdb, npm, dotnet tool.</summary>
internal static class Tool
{
    public static async Task<(int ExitCode, string Output)> RunAsync(ProcessPlan plan, CancellationToken cancellationToken)
    {
        var output = new StringBuilder();
        using var process = await ManagedProcess.StartAsync(plan, HostEnvironmentVariables.ForChild(plan.Environment), (line, _) =>
        {
            lock (output)
            {
                output.AppendLine(line);
            }
        });
        await using var stop = cancellationToken.Register(process.Kill);
        var exitCode = await process.WaitForExitAsync();
        cancellationToken.ThrowIfCancellationRequested();
        lock (output)
        {
            return (exitCode, output.ToString().Trim());
        }
    }

    /// <summary>Runs it, and when it fails says so in a sentence with the last lines it printed.</summary>
    public static async Task<string> MustRunAsync(ProcessPlan plan, string purpose, CancellationToken cancellationToken)
    {
        var (exitCode, output) = await RunAsync(plan, cancellationToken);
        if (exitCode == 0)
        {
            return output;
        }

        var tail = string.Join(' ', output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).TakeLast(3));
        throw new DistributedApplicationException($"{purpose} failed ({Path.GetFileName(plan.Command)} ended with {exitCode}): {tail}");
    }
}
