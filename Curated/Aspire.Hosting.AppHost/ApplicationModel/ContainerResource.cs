namespace Aspire.Hosting.ApplicationModel;

/// <summary>A container to real Aspire. Here it runs only where a stand-in knows the server as a process.</summary>
public class ContainerResource(string name, string? entrypoint = null)
    : Resource(name), IResourceWithEnvironment, IResourceWithArgs, IResourceWithEndpoints, IResourceWithWaitSupport, IResourceWithProbes, IComputeResource
{
    public string? Entrypoint { get; set; } = entrypoint;
}
