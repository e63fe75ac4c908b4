namespace Gapless.Collectors.Archives;

/// <summary>Why an archive was refused.</summary>
public enum ArchiveProblem
{
    /// <summary>Neither zip nor tar, packed with gzip or not.</summary>
    UnknownFormat,

    /// <summary>Cut off, encrypted or otherwise unreadable.</summary>
    Broken,

    /// <summary>It unpacks to more bytes than allowed.</summary>
    TooLarge,

    TooManyEntries,

    /// <summary>It unpacks to suspiciously much for its size.</summary>
    TooDense,

    /// <summary>A path that is absolute, leads out of the folder, or is too long or too deep.</summary>
    UnsafePath,

    /// <summary>A device or a pipe.</summary>
    UnsafeEntry,
}
