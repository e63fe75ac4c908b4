using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Processes;
using Aspire.Hosting.Storage;

namespace Aspire.Hosting.Stores;

/// <summary>Azurite for blobs where there is Node.js; else nothing to run, and a plain folder.</summary>
internal static class AzuriteProcess
{
    private const string AzuriteVersion = "3.35.0";

    public static async Task<ProcessPlan?> PrepareAsync(IResource storage, EndpointReference endpoint, Action<string> useFolder, PlanContext context)
    {
        var folder = context.Folders.For(storage);
        var plain = Path.Combine(folder, "blobs");
        var modules = Directory.Exists(plain) || context.Configuration["GAPLESS_BLOBS"] == "folder" ? null : await FetchAsync(context);
        if (modules is null)
        {
            Directory.CreateDirectory(plain); // and stays so: a volume keeps the form it began with
            useFolder(plain);
            context.Say("keeps blobs in a plain folder");
            return null;
        }

        var port = endpoint.Port.ToString(CultureInfo.InvariantCulture);
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
