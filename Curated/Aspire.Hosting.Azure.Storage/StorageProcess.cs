using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Azure;
using Aspire.Hosting.Processes;

namespace Aspire.Hosting.Storage;

internal static class StorageProcess
{
    private const string AzuriteVersion = "3.35.0";

    public static async Task<ProcessPlan?> PrepareAsync(AzureStorageResource storage, PlanContext context)
    {
        var folder = storage.TryGetLastAnnotation<VolumeAnnotation>(out var volume) ? context.Folders.Volume(volume.Name) : context.Folders.Scratch(storage.Name);
        var modules = context.Configuration["GAPLESS_BLOBS"] == "folder" ? null : await NodePackages.InstallAsync("azurite", AzuriteVersion, "Azurite " + AzuriteVersion, context);
        if (modules is null)
        {
            storage.LocalFolder = Path.Combine(folder, "blobs");
            Directory.CreateDirectory(storage.LocalFolder);
            context.Say("keeps blobs in a plain folder");
            return null;
        }

        var port = storage.BlobAddress.Port.ToString(CultureInfo.InvariantCulture);
        return new ProcessPlan(
            Executables.Find("node")!,
            [Path.Combine(modules, "azurite", "dist", "src", "blob", "main.js"), "--blobHost", "127.0.0.1", "--blobPort", port, "--location", folder, "--silent", "--disableTelemetry", "--skipApiVersionCheck"])
        {
            WorkingDirectory = folder,
            Summary = "Azurite " + AzuriteVersion,
        };
    }
}
