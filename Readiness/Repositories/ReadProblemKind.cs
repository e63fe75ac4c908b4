namespace Gapless.Readiness.Repositories;

public enum ReadProblemKind
{
    /// <summary>No permission, or the file vanished or broke while it was read.</summary>
    Unreadable,

    /// <summary>Over the size limit.</summary>
    TooLarge,

    /// <summary>A structured file whose grammar is broken.</summary>
    Malformed,

    /// <summary>The tree holds more files or bytes than the limits allow; the rest was not read.</summary>
    LimitReached,
}
