using Aspire.Hosting.Telemetry;

namespace Aspire.Hosting.Dashboard;

internal static class TracesPage
{
    public static Html Render(IReadOnlyList<Trace> traces, string? service)
    {
        var shown = traces.Where(trace => service is null || trace.Spans.Any(span => span.Service == service)).Take(100).ToList();
        return shown.Count == 0 ? Html.Of($"<p>No trace has arrived{(service is null ? "" : " from " + service)} yet.</p>") : Html.Of($"""
            <table>
            <thead><tr><th>Began<th>Request<th>Services<th>Spans<th>Took</tr></thead>
            <tbody>{shown.Select(Row)}</tbody>
            </table>
            """);
    }

    private static Html Row(Trace trace) => Html.Of($"""
        <tr><td>{DateTimeOffset.FromUnixTimeMilliseconds((long)(trace.Start / 1_000_000)):HH:mm:ss.fff}<td><a href="/traces/{trace.Id}" class="{(trace.Failed ? "fail" : "")}">{trace.Root.Service}: {trace.Root.Name}</a>
        <td>{string.Join(", ", trace.Spans.Select(span => span.Service).Distinct(StringComparer.Ordinal))}<td>{trace.Spans.Length}<td>{TimeSpan.FromTicks((long)((trace.End - trace.Start) / 100)).TotalMilliseconds:0.0} ms</tr>
        """);
}
