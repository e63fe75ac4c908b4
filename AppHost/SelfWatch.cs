namespace Gapless.AppHost;

/// <summary>On a developer's machine the first system under watch is this one: its checkout, and its own door. A deployment watches over its address only.</summary>
internal static class SelfWatch
{
    public static void WatchOver(this IDistributedApplicationBuilder builder, IResourceBuilder<ProjectResource> gateway, IResourceBuilder<ProjectResource> migrator, IResourceBuilder<ProjectResource> worker)
    {
        if (!builder.ExecutionContext.IsRunMode)
        {
            return;
        }

        var (checkout, door) = (Path.GetFullPath("..", builder.AppHostDirectory), gateway.GetEndpoint("https"));
        migrator.WithEnvironment("Installation__Repository", checkout).WithEnvironment("Installation__Origin", door);
        worker.WithEnvironment("Scanning__Folders__0", checkout).WithEnvironment("Scanning__AllowedOrigins__0", door);
    }
}
