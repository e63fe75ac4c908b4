using System.Diagnostics;

namespace Aspire.Hosting.Processes;

/// <summary>A running child: its lines, its end, and how to end it.</summary>
internal sealed class ManagedProcess : IDisposable
{
    private readonly Process process;
    private readonly UnixSignal stopSignal;

    // Asked for once: whoever waits for the end may let go of the process before the next one asks.
    private readonly Task exited;

    private ManagedProcess(Process process, UnixSignal stopSignal)
    {
        (this.process, this.stopSignal, Id) = (process, stopSignal, process.Id);
        exited = process.WaitForExitAsync();
    }

    public int Id { get; }

    public static async Task<ManagedProcess> StartAsync(ProcessPlan plan, IReadOnlyDictionary<string, string> environment, Action<string, bool> onLine)
    {
        var started = await Spawner.StartAsync(plan, environment);
        started.OutputDataReceived += (_, line) => Report(line.Data, isError: false);
        started.ErrorDataReceived += (_, line) => Report(line.Data, isError: true);
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        await started.StandardInput.WriteAsync(plan.Input ?? "");
        started.StandardInput.Close();
        return new ManagedProcess(started, plan.StopSignal);

        void Report(string? line, bool isError)
        {
            if (line is not null)
            {
                onLine(line, isError);
            }
        }
    }

    public async Task<int> WaitForExitAsync()
    {
        await exited;
        return process.ExitCode;
    }

    /// <summary>Asks; after the grace period, forces.</summary>
    public async Task StopAsync(TimeSpan grace, CancellationToken atOnce)
    {
        if (exited.IsCompleted)
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            Kill();
        }
        else
        {
            UnixSignals.Send(Id, stopSignal);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(atOnce);
        limit.CancelAfter(grace);
        try
        {
            await exited.WaitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            Kill();
            await exited;
        }
    }

    public void Kill()
    {
        if (!OperatingSystem.IsWindows() && Spawner.BindsChildren)
        {
            UnixSignals.SendToGroup(Id, UnixSignal.Kill); // it leads a session of its own: its children go with it
        }
        else if (!exited.IsCompleted)
        {
            process.Kill(entireProcessTree: true);
        }
    }

    public void Dispose() => process.Dispose();
}
