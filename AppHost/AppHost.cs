using Gapless.AppHost;

var builder = DistributedApplication.CreateBuilder(args);

// Stores: in the cloud when publishing, else on this machine. The services only ever see three connection strings.
Backing? backing = null;
UsePublishTarget(builder, ref backing);
backing ??= Backing.OnThisMachine(builder);

// Services: the schema first, then whoever needs it.
var migrator = builder.AddProject<Projects.Migrator>("migrator")
    .WithReference(backing.Database).WaitFor(backing.Database);

var api = builder.AddProject<Projects.Api>("api")
    .WithReference(backing.Database).WithReference(backing.Cache).WithReference(backing.Evidence)
    .WaitFor(backing.Cache).WaitFor(backing.Evidence).WaitForCompletion(migrator)
    .WithHttpHealthCheck("/ready").WithReplicas(2);

var worker = builder.AddProject<Projects.Worker>("worker")
    .WithReference(backing.Database).WithReference(backing.Cache).WithReference(backing.Evidence)
    .WaitFor(backing.Cache).WaitFor(backing.Evidence).WaitForCompletion(migrator)
    .WithHttpHealthCheck("/ready");

var web = builder.AddProject<Projects.Web>("web")
    .WithReference(api).WithReference(backing.Cache).WaitFor(api)
    .WithHttpHealthCheck("/ready");

// Edge: the only part that the world may reach.
var gateway = builder.AddProject<Projects.Gateway>("gateway")
    .WithReference(api).WithReference(web).WithReference(backing.Cache).WaitFor(api).WaitFor(web)
    .WithHttpHealthCheck("/ready", endpointName: "http")
    .WithExternalHttpEndpoints().WithUrlForEndpoint("https", url => url.DisplayText = "Gapless");

builder.WatchOver(gateway, migrator, worker);
builder.ShowOwnerLink(gateway, migrator);
ShapeForPublishing(builder, migrator, api, worker, web, gateway);

builder.Build().Run();

internal sealed partial class Program
{
    static partial void UsePublishTarget(IDistributedApplicationBuilder builder, ref Backing? backing);

    static partial void ShapeForPublishing(IDistributedApplicationBuilder builder, params IResourceBuilder<ProjectResource>[] services);
}
