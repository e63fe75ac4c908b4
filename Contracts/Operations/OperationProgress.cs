namespace Gapless.Contracts.Operations;

/// <summary>How far an operation is.</summary>
/// <param name="Stage">What it does at the moment: fetching, reading, judging, storing.</param>
/// <param name="Total">Null while it is not known.</param>
/// <param name="Checks">Outcomes so far, by check id; for a scan that is judging.</param>
public sealed record OperationProgress(string Stage, long Done, long? Total, string? Message, IReadOnlyDictionary<string, string>? Checks = null);
