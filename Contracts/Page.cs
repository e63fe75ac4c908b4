namespace Gapless.Contracts;

/// <summary>A part of a list.</summary>
/// <param name="Next">What to give as <c>after</c> for the next part; null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
