namespace Gapless.Web.Tests;

/// <summary>A file of zeros, for as long as a test needs it.</summary>
internal sealed class LargeFile : IDisposable
{
    public LargeFile(int length) => File.WriteAllBytes(Path, new byte[length]);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"gapless-{Guid.NewGuid():N}.zip");

    public void Dispose() => File.Delete(Path);
}
