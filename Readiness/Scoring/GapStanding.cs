namespace Gapless.Readiness.Scoring;

/// <summary>What the checks say about a row of an imported document, whatever the document claims.</summary>
public enum GapStanding
{
    Closed,
    PartlyClosed,
    NotProven,
    Open,
}
