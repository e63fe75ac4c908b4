namespace Gapless.Collectors.Git;

/// <summary>One content of a file.</summary>
/// <param name="Blob">The hash under which git keeps it.</param>
/// <param name="Commit">The earliest commit that has it, of those looked at.</param>
internal sealed record PastFile(string Blob, string Path, string Commit, DateTimeOffset CommittedAt);
