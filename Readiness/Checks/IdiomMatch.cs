namespace Gapless.Readiness.Checks;

/// <summary>A match as <see cref="Idiom.Accept"/> sees it, before masking.</summary>
/// <param name="Text">What the pattern matched.</param>
/// <param name="Value">The first group, or the whole match.</param>
/// <param name="LineText">The line on which the match begins.</param>
public sealed record IdiomMatch(string Path, PathClasses Class, string Language, string Text, string Value, string LineText);
