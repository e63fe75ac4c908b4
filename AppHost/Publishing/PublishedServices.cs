namespace Gapless.AppHost.Publishing;

/// <summary>The services of the model, by name.</summary>
internal sealed class PublishedServices(IReadOnlyList<IResourceBuilder<ProjectResource>> services)
{
    public IReadOnlyList<IResourceBuilder<ProjectResource>> All => services;

    public IResourceBuilder<ProjectResource> Migrator { get; } = Named(services, "migrator");

    public IResourceBuilder<ProjectResource> Api { get; } = Named(services, "api");

    public IResourceBuilder<ProjectResource> Worker { get; } = Named(services, "worker");

    public IResourceBuilder<ProjectResource> Web { get; } = Named(services, "web");

    public IResourceBuilder<ProjectResource> Gateway { get; } = Named(services, "gateway");

    /// <summary>Those that stay up and answer probes.</summary>
    public IEnumerable<IResourceBuilder<ProjectResource>> LongRunning => [Api, Worker, Web, Gateway];

    private static IResourceBuilder<ProjectResource> Named(IReadOnlyList<IResourceBuilder<ProjectResource>> services, string name) =>
        services.Single(service => service.Resource.Name == name);
}
