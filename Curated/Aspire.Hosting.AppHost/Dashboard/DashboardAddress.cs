namespace Aspire.Hosting.Dashboard;

/// <summary>Where the dashboard answers, once it does.</summary>
internal sealed class DashboardAddress
{
    /// <summary>The receiver of telemetry; null when there is no dashboard.</summary>
    public string? Telemetry { get; set; }

    /// <summary>The address to open, with its token.</summary>
    public string? Login { get; set; }
}
