namespace Gapless.Readiness.Checks;

/// <summary>One of the ways in which an idiom is written.</summary>
/// <param name="Anchor">Stands in every text that the pattern matches.</param>
/// <param name="Pattern">A regular expression in which only a group named <c>value</c> is captured; made when a file holds the anchor.</param>
public sealed record IdiomPhrase(string Anchor, string Pattern);
