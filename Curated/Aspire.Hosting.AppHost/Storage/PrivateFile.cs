namespace Aspire.Hosting.Storage;

/// <summary>Files for the owner alone, replaced whole or not at all.</summary>
internal static class PrivateFile
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void Write(string path, string text)
    {
        using (var stream = Create(path + ".new"))
        using (var writer = new StreamWriter(stream))
        {
            writer.Write(text);
        }

        File.Move(path + ".new", path, overwrite: true);
    }

    public static void Write(string path, byte[] bytes)
    {
        using (var stream = Create(path + ".new"))
        {
            stream.Write(bytes);
        }

        File.Move(path + ".new", path, overwrite: true);
    }

    private static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Owner;
        }

        return new FileStream(path, options);
    }
}
