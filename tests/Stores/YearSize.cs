namespace Gapless.Stores;

/// <summary>How much of everything there is after a year; by default what fifty systems leave that are looked at daily.</summary>
public sealed record YearSize
{
    public int Systems { get; init; } = 50;

    public int Days { get; init; } = 365;

    /// <summary>Of each system.</summary>
    public int Gaps { get; init; } = 80;

    /// <summary>Of each system.</summary>
    public int Documents { get; init; } = 3;

    /// <summary>Days for which a finding stays as it is: by default a little more than a hundredth of them changes each day.</summary>
    public int FindingDays { get; init; } = 80;

    /// <summary>Of each gap in the year.</summary>
    public int GapChanges { get; init; } = 20;

    /// <summary>By default, what is planned for the catalogue against what it has: the outcomes in an evaluation are so many times as many.</summary>
    public int CatalogueGrowth { get; init; } = 4;

    /// <summary>By default, what the worker leaves of a week: probes every ten minutes, readiness every five.</summary>
    public int Jobs { get; init; } = 100_000;

    public int AuditEntries { get; init; } = 20_000;
}
