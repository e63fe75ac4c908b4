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
        // By the name that gets HSTS: localhost does not (decision 8).
        var probed = ReferenceExpression.Create($"https://gapless.dev.localhost:{door.Property(EndpointProperty.Port)}");
        migrator.WithEnvironment("Installation__Repository", checkout).WithEnvironment("Installation__Origin", door).WithEnvironment("Installation__ProbedOrigin", probed);
        worker.WithEnvironment("Scanning__Folders__0", checkout).WithEnvironment("Scanning__AllowedOrigins__0", probed);
    }
}
