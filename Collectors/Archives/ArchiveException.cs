namespace Gapless.Collectors.Archives;

/// <summary>An archive that is refused, with the reason in words.</summary>
public sealed class ArchiveException : Exception
{
    public ArchiveException(ArchiveProblem problem, string message)
        : base(message) => Problem = problem;

    public ArchiveException(ArchiveProblem problem, string message, Exception innerException)
        : base(message, innerException) => Problem = problem;

    public ArchiveProblem Problem { get; }
}
