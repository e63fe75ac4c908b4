using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Processes;

namespace Aspire.Hosting.Running;

/// <summary>One process of a resource, through all its restarts.</summary>
internal sealed class Instance(IResource resource, string id, string suffix)
{
    public IResource Resource { get; } = resource;

    public string Id { get; } = id;

    /// <summary>What its telemetry calls it.</summary>
    public string Suffix { get; } = suffix;

    public ManagedProcess? Process { get; set; }

    public int Restarts { get; set; }

    /// <summary>The ports it listens on in this life, by endpoint.</summary>
    public Dictionary<string, int> Ports { get; } = new(StringComparer.OrdinalIgnoreCase);
}
