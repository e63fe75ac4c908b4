namespace Gapless.Readiness.SelfAssessment;

/// <summary>A gap of one of the five systems that Gapless was made for, and what closes it in Gapless itself.</summary>
/// <param name="Number">The system and the place in its gap analysis, such as <c>S0.1</c>.</param>
/// <param name="Checks">Ids of the checks that can show it; some may not be in the catalogue yet.</param>
public sealed record KnownGap(string Number, string Title, string ClosedBy, ImmutableArray<string> Checks);
