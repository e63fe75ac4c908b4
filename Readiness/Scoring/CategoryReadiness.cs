namespace Gapless.Readiness.Scoring;

/// <summary>The same arithmetic for one category. A category without applicable checks has no bar: it is not applicable, never 0 or 100.</summary>
public sealed record CategoryReadiness(Category Category, Counts Counts, Bar? Bar);
