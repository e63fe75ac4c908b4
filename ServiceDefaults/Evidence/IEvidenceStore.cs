namespace Gapless.ServiceDefaults.Evidence;

/// <summary>
/// Keeps evidence files: never public, named by what they hold, so that the same file is kept once and a changed one cannot pass for it.
/// </summary>
public interface IEvidenceStore
{
    /// <summary>Keeps a file and gives its name: <c>{organization}/{SHA-256 in hex}</c>.</summary>
    Task<string> PutAsync(Guid organizationId, Stream content, CancellationToken cancellationToken);

    /// <summary>Null when there is no such file.</summary>
    Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken);

    Task DeleteAsync(string name, CancellationToken cancellationToken);
}
