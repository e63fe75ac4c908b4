using Aspire.Hosting.Processes;

namespace Aspire.Hosting.Storage;

/// <summary>Installs something once into the user's cache, whoever else tries at the same time, and whole or not at all.</summary>
internal static class PackageCache
{
    public static async Task<string> InstallAsync(string name, string version, string what, PlanContext context, Func<string, Task> install)
    {
        var folder = Path.Combine(context.Folders.Cache, $"{name}-{version}");
        if (Directory.Exists(folder))
        {
            return folder;
        }

        using var turn = await TakeTurnAsync(folder + ".lock", context.CancellationToken);
        if (Directory.Exists(folder))
        {
            return folder;
        }

        context.Say($"fetches {what} into {context.Folders.Cache} (once)");
        var unfinished = folder + ".new";
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        Directory.CreateDirectory(unfinished);
        await install(unfinished);
        Directory.Move(unfinished, folder);
        return folder;
    }

    private static async Task<FileStream> TakeTurnAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken); // another host is at it
            }
        }
    }
}
