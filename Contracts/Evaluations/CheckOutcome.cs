namespace Gapless.Contracts.Evaluations;

/// <summary>The outcome of one check in one system.</summary>
/// <param name="DecidedBy">repo, live, heartbeat or attest; null when nobody has shown it.</param>
/// <param name="Methods">By which it can be shown, strongest first; null in what was judged before this was kept.</param>
public sealed record CheckOutcome(string Id, string Category, string Priority, string Title, string Outcome, string? Reason, bool Waived, string Summary, string? DecidedBy = null, IReadOnlyList<string>? Methods = null);
