using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Storage;

namespace Aspire.Hosting.Processes;

/// <summary>What to start, once everything about it is known.</summary>
internal sealed record ProcessPlan(string Command, IReadOnlyList<string> Arguments)
{
    public string? WorkingDirectory { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The signal it takes as a request to end in good order.</summary>
    public UnixSignal StopSignal { get; init; } = UnixSignal.Terminate;

    /// <summary>What it reads from its standard input, which is closed then.</summary>
    public string? Input { get; init; }

    /// <summary>Whom it runs as; nobody in particular when null.</summary>
    public UnixAccount? Account { get; init; }

    /// <summary>One line about it for the console, for example the version.</summary>
    public string? Summary { get; init; }
}

/// <summary>How a server that Aspire runs as a container is run here. No plan means that there is nothing to run.</summary>
internal sealed record ProcessPlanAnnotation(Func<PlanContext, Task<ProcessPlan?>> Prepare) : IResourceAnnotation;

internal sealed record PlanContext(HostFolders Folders, IConfiguration Configuration, Action<string> Say, Running.LogBook Logger, CancellationToken CancellationToken);
