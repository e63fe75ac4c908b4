namespace Gapless.ServiceDefaults.Evidence;

/// <summary>Evidence in a folder, for one machine without blob storage.</summary>
internal sealed class FolderEvidenceStore(string folder) : IEvidenceStore
{
    public async Task<string> PutAsync(Guid organizationId, Stream content, CancellationToken cancellationToken)
    {
        var name = await EvidenceName.OfAsync(organizationId, content, cancellationToken);
        var path = PathOf(name);
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var part = $"{path}.{Guid.CreateVersion7():N}.part"; // a file is there whole or not at all
            await using (var file = File.Create(part))
            {
                await content.CopyToAsync(file, cancellationToken);
            }

            File.Move(part, path, overwrite: true);
        }

        return name;
    }

    public Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult<Stream?>(File.Exists(PathOf(name)) ? File.OpenRead(PathOf(name)) : null);

    public Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        File.Delete(PathOf(name));
        return Task.CompletedTask;
    }

    private string PathOf(string name) => Path.Combine(folder, EvidenceName.Checked(name).Replace('/', Path.DirectorySeparatorChar));
}
