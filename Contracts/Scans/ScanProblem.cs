namespace Gapless.Contracts.Scans;

/// <param name="Kind">unreadable, tooLarge, malformed, limitReached, unconfirmed (a failure that waits for a second look), or what kept a probe from an answer.</param>
public sealed record ScanProblem(string Path, string Kind, string Message);
