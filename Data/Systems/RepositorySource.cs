namespace Gapless.Data.Systems;

/// <summary>How a repository reaches Gapless.</summary>
public enum RepositorySource
{
    /// <summary>Cloned from an address.</summary>
    Git,

    /// <summary>Uploaded as an archive.</summary>
    Archive,

    /// <summary>A folder on this machine; in run mode only.</summary>
    Folder,
}
