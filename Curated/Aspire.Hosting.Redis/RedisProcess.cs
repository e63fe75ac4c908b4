using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Processes;
using Aspire.Hosting.Storage;

namespace Aspire.Hosting.Redis;

/// <summary>Redis or Valkey if one is on the PATH, else Garnet, a .NET tool that is fetched once.</summary>
internal static class RedisProcess
{
    private const string GarnetVersion = "2.2.5";

    public static async Task<ProcessPlan?> PrepareAsync(RedisResource redis, PlanContext context)
    {
        var folder = redis.TryGetLastAnnotation<VolumeAnnotation>(out var volume) ? context.Folders.Volume(volume.Name) : context.Folders.Scratch(redis.Name);
        var password = redis.PasswordParameter is { } parameter ? await parameter.GetValueAsync(context.CancellationToken) : null;
        var wished = context.Configuration["GAPLESS_REDIS"];
        var server = wished == "garnet" ? null : wished ?? Executables.Find("redis-server") ?? Executables.Find("valkey-server");
        return server is null ? await GarnetAsync(redis, folder, password, context) : Redis(redis, server, folder, password);
    }

    /// <summary>The password stands in a private file, not in the process list.</summary>
    private static ProcessPlan Redis(RedisResource redis, string server, string folder, string? password)
    {
        var settings = Path.Combine(folder, "redis.conf");
        var save = redis.SaveInterval is { } interval ? string.Create(CultureInfo.InvariantCulture, $"{interval.TotalSeconds:0} {redis.SaveThreshold}") : "\"\"";
        PrivateFile.Write(settings, string.Create(CultureInfo.InvariantCulture, $"""
            bind 127.0.0.1 -::1
            port {redis.PrimaryEndpoint.Port}
            dir "{folder}"
            save {save}
            {(password is null ? "protected-mode yes" : $"requirepass \"{password}\"")}
            """));
        return new ProcessPlan(server, [settings]) { WorkingDirectory = folder, Summary = Path.GetFileNameWithoutExtension(server) };
    }

    /// <summary>Its append-only file loses data unless the device is RandomAccess.</summary>
    private static async Task<ProcessPlan> GarnetAsync(RedisResource redis, string folder, string? password, PlanContext context)
    {
        var cached = await PackageCache.InstallAsync("garnet", GarnetVersion, "Garnet " + GarnetVersion, context, target => Tool.MustRunAsync(
            new ProcessPlan(Executables.Dotnet(), ["tool", "install", "garnet-server", "--version", GarnetVersion, "--tool-path", target]) { WorkingDirectory = target },
            "No redis-server was found, and fetching Garnet", context.CancellationToken));
        List<string> arguments =
        [
            "--bind", "127.0.0.1", "--port", redis.PrimaryEndpoint.Port.ToString(CultureInfo.InvariantCulture),
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
