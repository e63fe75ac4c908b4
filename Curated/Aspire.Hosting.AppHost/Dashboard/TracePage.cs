using System.Globalization;
using Aspire.Hosting.Telemetry;

namespace Aspire.Hosting.Dashboard;

/// <summary>One trace as a waterfall.</summary>
internal static class TracePage
{
    private const double Width = 1000;

    public static Html Render(Trace trace) => Html.Of($"""
        <p><code>{trace.Id}</code> · {trace.Spans.Length} spans · {Milliseconds(trace.Start, trace.End)} ms</p>
        <table class="waterfall">
        <thead><tr><th>Span<th>Service<th>When<th>Took</tr></thead>
        <tbody>{trace.Ordered().Select(entry => Row(trace, entry.Span, entry.Depth))}</tbody>
        </table>
        """);

    private static Html Row(Trace trace, Span span, int depth)
    {
        var whole = Math.Max(1.0, trace.End - trace.Start);
        var (from, length) = ((span.Start - trace.Start) / whole * Width, Math.Max(2, (Math.Max(span.End, span.Start) - span.Start) / whole * Width));
        return Html.Of($"""
            <tr><td><details><summary class="{(span.Failed ? "fail" : "")}">{string.Concat(Enumerable.Repeat("· ", depth))}{span.Name}</summary>
            <dl>{span.Attributes.Select(attribute => Html.Of($"<dt>{attribute.Key}<dd>{attribute.Value}"))}<dt>scope<dd>{span.Scope}<dt>kind<dd>{span.Kind}<dt>instance<dd>{span.Instance}</dl></details>
            <td>{span.Service}
            <td><svg viewBox="0 0 1000 10" preserveAspectRatio="none" width="100%" height="12" role="img" aria-label="{Milliseconds(trace.Start, span.Start)} ms after the start"><rect x="{Number(from)}" y="0" width="{Number(length)}" height="10" class="{(span.Failed ? "bar fail" : "bar")}"/></svg>
            <td>{Milliseconds(span.Start, span.End)} ms</tr>
            """);
    }

    private static string Milliseconds(ulong from, ulong to) => ((to > from ? to - from : 0) / 1_000_000.0).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
