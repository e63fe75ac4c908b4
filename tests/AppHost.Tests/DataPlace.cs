namespace Gapless.AppHost.Tests;

/// <summary>An empty data folder of its own for each test, with a blank in its path, which the unprivileged account can enter.</summary>
internal sealed class DataPlace : IDisposable
{
    public DataPlace()
    {
        Path = Directory.CreateTempSubdirectory("gapless data ").FullName;
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path, (UnixFileMode)0b111_001_001);
        }
    }

    public string Path { get; }

    public string Argument => "--Engine:Data=" + Path;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
