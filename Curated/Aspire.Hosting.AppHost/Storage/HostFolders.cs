using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Storage;

/// <summary>
/// Where an AppHost keeps what must survive: outside the checkout, so that cleaning it loses nothing. Root uses the system's folders, because the
/// unprivileged account that its servers run as cannot enter root's home.
/// </summary>
internal sealed class HostFolders(string data, string cache, string appHost)
{
    /// <summary>Passwords, certificate and lock of this AppHost.</summary>
    public string State => Made(Path.Combine(data, "hosts", appHost));

    /// <summary>Servers fetched from a package registry; may be deleted at any time.</summary>
    public string Cache => Made(cache);

    /// <summary>Where a store keeps its data: in its volume, if it has one.</summary>
    public string For(IResource store) => store.TryGetLastAnnotation<VolumeAnnotation>(out var volume) ? Volume(volume.Name) : Scratch(store.Name);

    /// <summary>Data that a container would keep in a volume of this name.</summary>
    private string Volume(string name)
    {
        if (name is "" or "." or ".." || name.AsSpan().IndexOfAny(Path.GetInvalidFileNameChars()) >= 0 || name.Contains('/', StringComparison.Ordinal))
        {
            throw new DistributedApplicationException($"'{name}' is no name for a volume.");
        }

        Made(Path.Combine(data, "volumes"));
        return Made(Path.Combine(data, "volumes", name));
    }

    /// <summary>Data that is worth nothing after the run: emptied here.</summary>
    private string Scratch(string resource)
    {
        var folder = Path.Combine(State, "scratch", resource);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Made(Path.Combine(State, "scratch"));
        return Made(folder);
    }

    public static HostFolders For(IDistributedApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var root = Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows();
        var data = configuration["Engine:Data"] ?? configuration["GAPLESS_DATA"]
            ?? (root ? "/var/lib/gapless" : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "gapless"));
        var cache = configuration["GAPLESS_CACHE"] ?? (root ? "/var/cache/gapless" : Path.Combine(UserCache(), "gapless"));
        return new HostFolders(Path.GetFullPath(data), Path.GetFullPath(cache), HostName(builder));
    }

    public static string HostName(IDistributedApplicationBuilder builder)
    {
        var name = string.Concat(builder.Environment.ApplicationName.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' ? char.ToLowerInvariant(letter) : '_'));
        return string.Create(CultureInfo.InvariantCulture, $"{name}-{builder.Configuration["AppHost:Sha256"]![..10].ToLowerInvariant()}");
    }

    private static string UserCache() => Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } stated ? stated
        : OperatingSystem.IsWindows() ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "cache")
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");

    private static string Made(string path)
    {
        try
        {
            Make(path);
            return path;
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or IOException)
        {
            throw new DistributedApplicationException($"Cannot keep anything in {path}: {refused.Message} Set GAPLESS_DATA and GAPLESS_CACHE to folders of yours.", refused);
        }
    }

    private static void Make(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            // Others may pass through (the unprivileged account must), but not list or read.
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }
    }
}
