namespace Gapless.Contracts.Baselines;

/// <summary>One check when the baseline was taken.</summary>
/// <param name="Outcome">pass, partial, fail, unknown or notApplicable.</param>
/// <param name="Unmet">The subjects that did not meet it.</param>
public sealed record BaselineCheck(string Id, string Outcome, IReadOnlyList<string> Unmet);
