namespace Gapless.Worker.Jobs.ScanRepository;

/// <summary>A name for a file that only this user can read, removed at the end.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gapless-");

    public string Path => System.IO.Path.Combine(folder.FullName, "content");

    public void Dispose() => folder.Delete(recursive: true);
}
