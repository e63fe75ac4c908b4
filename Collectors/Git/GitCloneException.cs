namespace Gapless.Collectors.Git;

/// <summary>A repository cannot be cloned. The message is for people and holds no credentials.</summary>
public sealed class GitCloneException(string message, bool isTemporary = false) : Exception(message)
{
    /// <summary>Trying again later may help.</summary>
    public bool IsTemporary { get; } = isTemporary;
}
