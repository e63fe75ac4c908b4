using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Postgres;
using Aspire.Hosting.Processes;
using Aspire.Hosting.Storage;
using Aspire.Hosting.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting;

public static class PostgresBuilderExtensions
{
    public static IResourceBuilder<PostgresServerResource> AddPostgres(
        this IDistributedApplicationBuilder builder, string name,
        IResourceBuilder<ParameterResource>? userName = null, IResourceBuilder<ParameterResource>? password = null, int? port = null)
    {
        var secret = password?.Resource ?? builder.AddResource(ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(builder, name + "-password")).Resource;
        var server = new PostgresServerResource(name, userName?.Resource, secret);
        builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(name + "_check", _ => new DatabaseHealthCheck(server, "postgres"), null, null));
        builder.Eventing.Subscribe<ResourceReadyEvent>(server, (_, cancellationToken) => Databases.CreateAsync(server, cancellationToken));
        return builder.AddResource(server)
            .WithEndpoint(port, targetPort: 5432, name: PostgresServerResource.EndpointName)
            .WithAnnotation(new ProcessPlanAnnotation(context => PostgresProcess.PrepareAsync(server, server.PrimaryEndpoint, server.UserNameReference, server.PasswordParameter, context)))
            .WithHealthCheck(name + "_check");
    }

    /// <summary>A database of the server, made when the server is ready.</summary>
    public static IResourceBuilder<PostgresDatabaseResource> AddDatabase(this IResourceBuilder<PostgresServerResource> builder, string name, string? databaseName = null)
    {
        var database = new PostgresDatabaseResource(name, databaseName ?? name, builder.Resource);
        builder.Resource.Added.Add(name, database.DatabaseName);
        builder.ApplicationBuilder.Services.AddHealthChecks().Add(new HealthCheckRegistration(name + "_check", _ => new DatabaseHealthCheck(database, database.DatabaseName), null, null));
        return builder.ApplicationBuilder.AddResource(database).WithHealthCheck(name + "_check");
    }

    /// <summary>Data that survives the run. Without it every start begins empty.</summary>
    public static IResourceBuilder<PostgresServerResource> WithDataVolume(this IResourceBuilder<PostgresServerResource> builder, string? name = null, bool isReadOnly = false) =>
        builder.WithAnnotation(new VolumeAnnotation(name ?? VolumeNameGenerator.Generate(builder, "data")));
}
