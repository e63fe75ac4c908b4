using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Dashboard;

internal static class LogPage
{
    public static Html Render(string id, IReadOnlyList<LogLine> lines, Masking masking) => Html.Of($"""
        <p><a href="/resources/{id}">{id}</a> · {lines.Count} lines</p>
        <ol class="log">{lines.Select(line => Line(line, masking))}</ol>
        """);

    private static Html Line(LogLine line, Masking masking) => Html.Of($"""<li value="{line.LineNumber}" class="{(line.IsErrorMessage ? "fail" : "")}">{masking.Line(Plain(line.Content))}</li>""");

    /// <summary>Without the colours that were meant for a terminal: ESC [ 32 m.</summary>
    private static string Plain(string text)
    {
        for (var escape = text.IndexOf('\u001b', StringComparison.Ordinal); escape >= 0; escape = text.IndexOf('\u001b', StringComparison.Ordinal))
        {
            var end = text.IndexOf('m', escape);
            text = text.Remove(escape, end < 0 ? 1 : end - escape + 1);
        }

        return text;
    }
}
