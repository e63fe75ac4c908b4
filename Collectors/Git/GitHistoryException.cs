namespace Gapless.Collectors.Git;

/// <summary>The commits of a repository cannot be read. The message is for people.</summary>
public sealed class GitHistoryException(string message) : Exception(message);
