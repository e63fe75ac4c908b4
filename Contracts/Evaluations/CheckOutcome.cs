namespace Gapless.Contracts.Evaluations;

/// <summary>The outcome of one check in one system.</summary>
public sealed record CheckOutcome(string Id, string Category, string Priority, string Title, string Outcome, string? Reason, bool Waived, string Summary);
