namespace Aspire.Hosting.Processes;

/// <summary>Finds programs as a shell would.</summary>
internal static class Executables
{
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => In(folder, name)).FirstOrDefault(path => path is not null);

    public static string? In(string folder, string name)
    {
        string[] names = OperatingSystem.IsWindows() ? [name + ".exe", name + ".cmd"] : [name];
        return names.Select(candidate => Path.Combine(folder, candidate)).FirstOrDefault(File.Exists);
    }

    /// <summary>The dotnet that runs us.</summary>
    public static string Dotnet()
    {
        var own = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : null;
        return own ?? Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? Find("dotnet") ?? "dotnet";
    }
}
