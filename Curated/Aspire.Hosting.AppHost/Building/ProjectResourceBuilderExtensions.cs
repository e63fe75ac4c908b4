using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Running;

namespace Aspire.Hosting;

public static class ProjectResourceBuilderExtensions
{
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(this IDistributedApplicationBuilder builder, string name)
        where TProject : IProjectMetadata, new() => Add(builder, name, new TProject(), null);

    public static IResourceBuilder<ProjectResource> AddProject<TProject>(this IDistributedApplicationBuilder builder, string name, string? launchProfileName)
        where TProject : IProjectMetadata, new() => Add(builder, name, new TProject(), launchProfileName);

    public static IResourceBuilder<ProjectResource> AddProject(this IDistributedApplicationBuilder builder, string name, string projectPath) =>
        Add(builder, name, new ProjectPathMetadata(Path.GetFullPath(projectPath, builder.AppHostDirectory)), null);

    public static IResourceBuilder<ProjectResource> AddProject(this IDistributedApplicationBuilder builder, string name, string projectPath, string? launchProfileName) =>
        Add(builder, name, new ProjectPathMetadata(Path.GetFullPath(projectPath, builder.AppHostDirectory)), launchProfileName);

    /// <summary>Several processes behind one address.</summary>
    public static IResourceBuilder<ProjectResource> WithReplicas(this IResourceBuilder<ProjectResource> builder, int replicas) =>
        builder.WithAnnotation(new ReplicaAnnotation(replicas), ResourceAnnotationMutationBehavior.Replace);

    private static IResourceBuilder<ProjectResource> Add(IDistributedApplicationBuilder builder, string name, IProjectMetadata metadata, string? profile)
    {
        var project = builder.AddResource(new ProjectResource(name)).WithAnnotation(metadata);
        if (profile is not null)
        {
            project.WithAnnotation(new LaunchProfileAnnotation(profile));
        }

        if (LaunchProfiles.Choose(project.Resource, builder.Configuration) is { } chosen)
        {
            AddEndpoints(project, chosen.Profile);
        }

        return project.WithEnvironment(context => ProjectEnvironment.AddDefaults(context, project.Resource, builder));
    }

    /// <summary>applicationUrl gives the endpoints http and https; a second of a scheme is http2, and so on.</summary>
    private static void AddEndpoints(IResourceBuilder<ProjectResource> project, LaunchProfile profile)
    {
        var count = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var address in (profile.ApplicationUrl ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var url = Microsoft.AspNetCore.Http.BindingAddress.Parse(address);
            var number = count[url.Scheme] = count.GetValueOrDefault(url.Scheme) + 1;
            project.WithAnnotation(new EndpointAnnotation(ProtocolType.Tcp, url.Scheme, name: number == 1 ? url.Scheme : $"{url.Scheme}{number}", port: url.Port));
        }
    }
}
