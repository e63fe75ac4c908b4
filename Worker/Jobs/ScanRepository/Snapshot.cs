namespace Gapless.Worker.Jobs.ScanRepository;

/// <summary>A repository as it lies on this disk while it is read.</summary>
/// <param name="Revision">The commit, where the folder itself does not tell.</param>
internal sealed record Snapshot(string Folder, string? Revision, IDisposable? Owner) : IDisposable
{
    public void Dispose() => Owner?.Dispose();
}
