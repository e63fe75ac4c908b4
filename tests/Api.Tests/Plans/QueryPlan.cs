using System.Text.Json;
using Gapless.Readiness.Checks;

namespace Gapless.Api.Tests.Plans;

/// <summary>How PostgreSQL did a query (https://www.postgresql.org/docs/current/using-explain.html).</summary>
/// <param name="Json">What EXPLAIN (ANALYZE, FORMAT JSON) said.</param>
internal sealed record QueryPlan(string Sql, string Json)
{
    /// <summary>Rows that one step may read; all that a system has of anything, and a small part of any table.</summary>
    private const double MostRows = 1000;

    /// <summary>The same of findings, of which a system has a few for each check.</summary>
    private static readonly double MostFindings = 15 * CheckCatalog.All.Length;

    /// <summary>Tables that grow with time.</summary>
    private static readonly string[] Growing = ["audit_entries", "evaluations", "evidence_files", "findings", "gap_changes", "gaps", "jobs", "scans", "statements"];

    /// <summary>What would take longer with every day.</summary>
    public IEnumerable<string> Faults()
    {
        using var plan = JsonDocument.Parse(Json);
        return [.. Faults(plan.RootElement[0].GetProperty("Plan"))];
    }

    // {"Node Type": "Index Scan", "Relation Name": "scans", "Actual Rows": 51, "Actual Loops": 1, "Rows Removed by Filter": 3, "Plans": […]}
    private static IEnumerable<string> Faults(JsonElement node)
    {
        if (node.TryGetProperty("Relation Name", out var name) && name.GetString() is { } table && Growing.Contains(table, StringComparer.Ordinal))
        {
            var times = Number(node, "Actual Loops");
            var rows = (Number(node, "Actual Rows") + Number(node, "Rows Removed by Filter") + Number(node, "Rows Removed by Index Recheck")) * times;
            if (times > 0 && node.GetProperty("Node Type").GetString() == "Seq Scan")
            {
                yield return $"reads all of {table}";
            }
            else if (rows > (table is "findings" ? MostFindings : MostRows))
            {
                yield return $"reads {rows} rows of {table}";
            }
        }

        if (node.TryGetProperty("Plans", out var inner))
        {
            foreach (var fault in inner.EnumerateArray().SelectMany(Faults))
            {
                yield return fault;
            }
        }
    }

    private static double Number(JsonElement node, string name) => node.TryGetProperty(name, out var value) ? value.GetDouble() : 0;
}
