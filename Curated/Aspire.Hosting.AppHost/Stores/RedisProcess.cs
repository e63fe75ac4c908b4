using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Processes;
using Aspire.Hosting.Storage;

namespace Aspire.Hosting.Stores;

/// <summary>Redis or Valkey if one is on the PATH, else Garnet, a .NET tool that is fetched once.</summary>
internal static class RedisProcess
{
    private const string GarnetVersion = "2.2.5";

    /// <param name="save">When to save, in the form "60 1": after so many seconds, if so many keys changed.</param>
    public static async Task<ProcessPlan?> PrepareAsync(IResource redis, EndpointReference endpoint, string? password, string? save, PlanContext context)
    {
        var folder = context.Folders.For(redis);
        var wished = context.Configuration["GAPLESS_REDIS"];
        var server = wished == "garnet" ? null : wished ?? Executables.Find("redis-server") ?? Executables.Find("valkey-server");
        return server is null ? await GarnetAsync(endpoint.Port, folder, password, context) : Redis(endpoint.Port, server, folder, password, save);
    }

    /// <summary>The password stands in a private file, not in the process list.</summary>
    private static ProcessPlan Redis(int port, string server, string folder, string? password, string? save)
    {
        var settings = Path.Combine(folder, "redis.conf");
        PrivateFile.Write(settings, string.Create(CultureInfo.InvariantCulture, $"""
            bind 127.0.0.1 -::1
            port {port}
            dir "{folder}"
            save {save ?? "\"\""}
            {(password is null ? "protected-mode yes" : $"requirepass \"{password}\"")}
            """));
        return new ProcessPlan(server, [settings]) { WorkingDirectory = folder, Summary = Path.GetFileNameWithoutExtension(server) };
    }

    /// <summary>Its append-only file loses data unless the device is RandomAccess.</summary>
    private static async Task<ProcessPlan> GarnetAsync(int port, string folder, string? password, PlanContext context)
    {
        var cached = await PackageCache.InstallAsync("garnet", GarnetVersion, "Garnet " + GarnetVersion, context, target => Tool.MustRunAsync(
            new ProcessPlan(Executables.Dotnet(), ["tool", "install", "garnet-server", "--version", GarnetVersion, "--tool-path", target]) { WorkingDirectory = target },
            "No redis-server was found, and fetching Garnet", context.CancellationToken));
        List<string> arguments =
        [
            "--bind", "127.0.0.1", "--port", port.ToString(CultureInfo.InvariantCulture),
            "--lua", "true", "--aof", "true", "--recover", "true", "--device-type", "RandomAccess", "--checkpointdir", folder, "--memory", "64m", "--index", "8m",
        ];
        if (password is not null)
        {
            var settings = Path.Combine(folder, "garnet.conf");
            PrivateFile.Write(settings, System.Text.Json.JsonSerializer.Serialize(new { AuthenticationMode = "Password", Password = password }));
            arguments.AddRange(["--config-import-path", settings]);
        }

        var assembly = Directory.EnumerateFiles(cached, "GarnetServer.dll", SearchOption.AllDirectories).OrderBy(path => path.Length).First();
        return new ProcessPlan(Executables.Dotnet(), [assembly, .. arguments]) { WorkingDirectory = folder, Summary = "Garnet " + GarnetVersion };
    }
}
