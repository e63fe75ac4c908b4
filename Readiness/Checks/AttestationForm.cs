namespace Gapless.Readiness.Checks;

/// <summary>What a person signs for a check.</summary>
/// <param name="Sentence">The fixed sentence.</param>
/// <param name="RequiredFields">What must be filled in with it.</param>
/// <param name="CapDays">How many days it may hold at most.</param>
public sealed record AttestationForm(string Sentence, ImmutableArray<string> RequiredFields, int CapDays);
