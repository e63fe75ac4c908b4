namespace Gapless.Collectors.Git;

/// <summary>Finds the commit that is checked out.</summary>
internal static class GitRevision
{
    private const int MaximumPackedBytes = 64 << 20;

    /// <summary>The commit's hash in hexadecimal digits, or null when there is none yet or it is stored in a way not read here.</summary>
    public static string? Read(GitFolder folder)
    {
        var head = GitFolder.Pointer(Path.Combine(folder.Own, "HEAD"), "");
        if (head is null)
        {
            return null;
        }

        if (!head.StartsWith("ref:", StringComparison.Ordinal))
        {
            return Hash(head);
        }

        var name = head["ref:".Length..].Trim();
        if (!name.StartsWith("refs/", StringComparison.Ordinal) || name.Contains("..", StringComparison.Ordinal))
        {
            return null;
        }

        return Hash(GitFolder.Pointer(Path.Combine(folder.Own, name), ""))
            ?? Hash(GitFolder.Pointer(Path.Combine(folder.Shared, name), ""))
            ?? Packed(Path.Combine(folder.Shared, "packed-refs"), name);
    }

    // packed-refs: "<hash> refs/heads/main" a line; "#" begins its header, "^" the commit behind a tag.
    private static string? Packed(string path, string name)
    {
        try
        {
            var file = new FileInfo(path);
            return file.Exists && file.Length <= MaximumPackedBytes
                ? File.ReadLines(path).Where(line => line.EndsWith(" " + name, StringComparison.Ordinal)).Select(line => Hash(line[..^(name.Length + 1)])).FirstOrDefault()
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? Hash(string? text) => text is { Length: 40 or 64 } && text.All(char.IsAsciiHexDigit) ? text : null;
}
