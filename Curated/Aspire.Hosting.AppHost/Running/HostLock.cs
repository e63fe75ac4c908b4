using System.Globalization;
using Aspire.Hosting.Storage;

namespace Aspire.Hosting.Running;

/// <summary>One running host for each AppHost and data folder: two would fight over the same volumes.</summary>
internal sealed class HostLock(HostFolders folders) : IDisposable
{
    private FileStream? held;

    private string Note => Path.Combine(folders.State, "running.txt");

    public void Take()
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
    }

    public void Dispose() => held?.Dispose();
}
