namespace Gapless.Readiness.Checks;

/// <summary>A request and its answer as evidence: never the body.</summary>
/// <param name="Status">Null when no answer came.</param>
/// <param name="Headers">The headers that matter, secrets masked, ordered by name.</param>
/// <param name="Milliseconds">From the request to the end of the answer's body.</param>
public sealed record Exchange(string Method, string Url, int? Status, ImmutableSortedDictionary<string, string> Headers, int Milliseconds);
