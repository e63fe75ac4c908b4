using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Azure;
using Aspire.Hosting.Processes;
using Aspire.Hosting.Storage;
using Aspire.Hosting.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting;

public static class AzureStorageExtensions
{
    /// <summary>Only with RunAsEmulator does it run here.</summary>
    public static IResourceBuilder<AzureStorageResource> AddAzureStorage(this IDistributedApplicationBuilder builder, string name) =>
        builder.AddResource(new AzureStorageResource(name)).WithAnnotation(new ProcessPlanAnnotation(_ =>
            throw new DistributedApplicationException($"'{name}' is Azure Storage without RunAsEmulator, and this engine deploys nothing.")));

    public static IResourceBuilder<AzureStorageResource> RunAsEmulator(
        this IResourceBuilder<AzureStorageResource> builder, Action<IResourceBuilder<AzureStorageEmulatorResource>>? configureContainer = null)
    {
        var storage = builder.Resource;
        var check = storage.Name + "_check";
        builder.ApplicationBuilder.Services.AddHealthChecks().Add(new HealthCheckRegistration(check, _ => new StorageHealthCheck(storage), null, null));
        builder.WithAnnotation(new EmulatorResourceAnnotation())
            .WithEndpoint(targetPort: 10000, name: "blob", scheme: "http")
            .WithAnnotation(new ProcessPlanAnnotation(context => AzuriteProcess.PrepareAsync(storage, storage.BlobAddress, folder => storage.LocalFolder = folder, context)), ResourceAnnotationMutationBehavior.Replace)
            .WithHealthCheck(check);
        configureContainer?.Invoke(builder.ApplicationBuilder.CreateResourceBuilder(new AzureStorageEmulatorResource(storage)));
        return builder;
    }

    public static IResourceBuilder<AzureBlobStorageResource> AddBlobs(this IResourceBuilder<AzureStorageResource> builder, string name)
    {
        var check = name + "_check";
        builder.ApplicationBuilder.Services.AddHealthChecks().Add(new HealthCheckRegistration(check, _ => new StorageHealthCheck(builder.Resource), null, null));
        return builder.ApplicationBuilder.AddResource(new AzureBlobStorageResource(name, builder.Resource)).WithHealthCheck(check);
    }

    public static IResourceBuilder<AzureStorageEmulatorResource> WithDataVolume(this IResourceBuilder<AzureStorageEmulatorResource> builder, string? name = null, bool isReadOnly = false) =>
        builder.WithAnnotation(new VolumeAnnotation(name ?? VolumeNameGenerator.Generate(builder, "data")));

    public static IResourceBuilder<AzureStorageEmulatorResource> WithBlobPort(this IResourceBuilder<AzureStorageEmulatorResource> builder, int port) =>
        builder.WithEndpoint("blob", endpoint => endpoint.Port = port);
}
