namespace Gapless.Collectors.Documents;

/// <summary>The input is no document. The message is one sentence for the person who gave it.</summary>
public sealed class DocumentUnreadableException(string file, string reason) : Exception($"{file}: {reason}")
{
    public string File { get; } = file;

    public string Reason { get; } = reason;
}
