namespace Gapless.Contracts.Evaluations;

/// <summary>A check that keeps the decision from GO.</summary>
public sealed record Blocker(string Check, string Title, string Priority, string Outcome, string? Reason, string Summary);
