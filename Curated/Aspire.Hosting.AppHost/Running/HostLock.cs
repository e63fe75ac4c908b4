using System.Globalization;
using Aspire.Hosting.Storage;

namespace Aspire.Hosting.Running;

/// <summary>One running host for each AppHost and data folder: two would fight over the same volumes.</summary>
internal sealed class HostLock(HostFolders folders) : IHostedService, IDisposable
{
    private FileStream? held;

    private string Note => Path.Combine(folders.State, "running.txt");

    /// <summary>Comes first of all services.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            held = new FileStream(Path.Combine(folders.State, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            PrivateFile.Write(Note, string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId}"));
        }
        catch (IOException taken)
        {
            var who = File.Exists(Note) ? $" ({File.ReadAllText(Note)})" : "";
            throw new DistributedApplicationException($"This AppHost already runs{who}. Stop it first; its data is in {folders.State}.", taken);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => held?.Dispose();
}
