namespace Gapless.Readiness.Repositories;

/// <summary>Where an idiom was found.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Excerpt">The line, trimmed, at most 200 characters, secrets masked.</param>
/// <param name="Value">The pattern's first group (or the whole match), masked where the idiom is a secret.</param>
public sealed record IdiomHit(string Path, int Line, string Excerpt, string Value, PathClasses Class, string Language)
{
    public Location Location => new(Path, Line, Excerpt);

    /// <summary>Of a secret, the SHA-1 of its value in hexadecimal: by it the same secret is known again, also by the lists that other scanners keep. Null for what is no secret.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>Hits are told apart by their place.</summary>
    public override int GetHashCode() => HashCode.Combine(Path, Line);
}
