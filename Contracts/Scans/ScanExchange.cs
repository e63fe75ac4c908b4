namespace Gapless.Contracts.Scans;

/// <param name="Status">Null when no answer came.</param>
/// <param name="Ms">Milliseconds from the request to the end of the answer.</param>
public sealed record ScanExchange(string Method, string Url, int? Status, IReadOnlyDictionary<string, string> Headers, int Ms);
