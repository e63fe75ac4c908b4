namespace Gapless.Contracts;

/// <summary>What was read, with the tag (RFC 9110, section 8.8.3) under which it may be changed.</summary>
public sealed record Tagged<T>(T Value, string? Tag);
