namespace Gapless.Cli.Output;

/// <summary>Writes a file that appears whole or not at all.</summary>
internal static class ResultFile
{
    public static void Write(string named, Action<TextWriter> write)
    {
        var path = Path.Exists(named) ? File.ResolveLinkTarget(named, returnFinalTarget: true)?.FullName ?? named : named;
        if (IsDevice(path))
        {
            using var device = new StreamWriter(path) { NewLine = "\n" };
            write(device);
            return;
        }

        var draft = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            using (var writer = new StreamWriter(draft) { NewLine = "\n" })
            {
                write(writer);
            }

            File.Move(draft, path, overwrite: true);
        }
        catch (UnauthorizedAccessException)
        {
            throw CommandException.Errored($"No permission to write {path}.");
        }
        finally
        {
            File.Delete(draft);
        }
    }

    // Moving a draft onto /dev/stdout would replace the device by a file.
    private static bool IsDevice(string path) => path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal);
}
