using System.Runtime.InteropServices;
using Aspire.Hosting.Processes;

namespace Aspire.Hosting.Running;

/// <summary>Ctrl-C and its relatives: the first asks for an orderly end, the second ends everything at once.</summary>
internal sealed class StopSignals(IHostApplicationLifetime lifetime, Orchestrator orchestrator, Announcer announcer) : IHostLifetime, IDisposable
{
    private readonly List<PosixSignalRegistration> registrations = [];
    private int received;

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT])
        {
            registrations.Add(PosixSignalRegistration.Create(signal, OnSignal));
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => registrations.ForEach(registration => registration.Dispose());

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref received) == 1)
        {
            announcer.Note("Stopping. Once more ends everything at once.");
            lifetime.StopApplication();
            return;
        }

        orchestrator.KillAll();
        HardExit.Now(130);
    }
}
