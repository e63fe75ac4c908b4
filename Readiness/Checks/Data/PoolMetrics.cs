using System.Globalization;
using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Data;

/// <summary>What metrics in Prometheus' text format say of a pool of database connections: its limit, and whether waiting for one ends.</summary>
/// <param name="Largest">Connections that the pool may open; 0 is none too many, for libraries whose pool has no end by default.</param>
/// <param name="Ends">A counter of requests that waited too long.</param>
internal sealed partial record PoolMetrics(string Series, int Largest, bool Ends)
{
    /// <summary>The pool that is bounded least; null where the metrics name none.</summary>
    public static PoolMetrics? Of(string metrics)
    {
        var ends = TimedOut().IsMatch(metrics);
        return Limit().Matches(metrics)
            .Select(match => new PoolMetrics(match.Groups["series"].Value, (int)Math.Min(double.Parse(match.Groups["value"].Value, NumberStyles.Float, CultureInfo.InvariantCulture), int.MaxValue), ends))
            .OrderBy(pool => pool.Largest == 0 ? 0 : 1).ThenByDescending(pool => pool.Largest).FirstOrDefault();
    }

    // hikaricp_connections_max{pool="HikariPool-1"} 10.0 and, of OpenTelemetry's conventions, db_client_connection_max{pool_name="main"} 100
    [GeneratedRegex("""^(?<series>hikaricp_connections_max|db_client_connections?_max|go_sql_max_open_connections|pgxpool_max_conns)(\{[^}\n]{0,500}\})?[ \t]+(?<value>\d{1,9}(\.\d{1,9})?)\b""", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Limit();

    [GeneratedRegex("""^(hikaricp_connections_timeout|db_client_connections?_timeouts)(_total)?(\{|[ \t])""", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TimedOut();
}
