namespace Gapless.Contracts.Operations;

/// <summary>Long work that was begun, to be followed by its ids.</summary>
public sealed record OperationsStarted(IReadOnlyList<Guid> Operations);
