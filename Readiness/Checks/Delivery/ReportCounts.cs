using System.Globalization;

namespace Gapless.Readiness.Checks.Delivery;

/// <summary>The numbers a scanner's report carries: findings by severity, and how many of them have a fix.</summary>
internal sealed record ReportCounts(int Critical, int FixableCritical, int High, int FixableHigh)
{
    /// <summary>Null when the beat says neither how many critical nor how many high findings there are.</summary>
    public static ReportCounts? Of(Beat beat)
    {
        int? Count(string key) => int.TryParse(beat.Meta.GetValueOrDefault(key), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
        return (Count("critical"), Count("high")) is ({ } critical, { } high)
            ? new(critical, Count("fixableCritical") ?? critical, high, Count("fixableHigh") ?? high)
            : null;
    }

    public bool IsClean => Critical == 0 && High == 0;

    public bool HasFixable => FixableCritical > 0 || FixableHigh > 0;

    public Evidence Show() => Evidence.Certain($"{Critical} critical, {High} high; {FixableCritical + FixableHigh} of them fixable");
}
