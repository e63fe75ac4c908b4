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
        var plain = Path.Combine(folder, "blobs");
        var modules = Directory.Exists(plain) || context.Configuration["GAPLESS_BLOBS"] == "folder" ? null : await FetchAsync(context);
        if (modules is null)
        {
            storage.LocalFolder = plain; // and stays so: a volume keeps the form it began with
            Directory.CreateDirectory(plain);
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

    private static async Task<string?> FetchAsync(PlanContext context)
    {
        try
        {
            return await NodePackages.InstallAsync("azurite", AzuriteVersion, "Azurite " + AzuriteVersion, context);
        }
        catch (DistributedApplicationException unreachable)
        {
            context.Logger.Add(unreachable.Message, isError: true);
            context.Say("cannot fetch Azurite (its log says why)");
            return null;
        }
    }
}
