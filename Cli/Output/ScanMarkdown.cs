using System.Globalization;
using Gapless.Contracts.Scans;

namespace Gapless.Cli.Output;

/// <summary>A gap analysis in the shape teams write by hand, but true: every line has its evidence.</summary>
internal sealed class ScanMarkdown : IRenderer<ScanDocument>
{
    private static readonly string[] Priorities = ["critical", "high", "medium", "low"];

    public void Render(ScanDocument result, TextWriter writer, RenderStyle style)
    {
        WriteHead(result, writer);
        WriteStrengths(result, writer);
        var number = 0;
        foreach (var priority in Priorities)
        {
            WriteGaps(priority, [.. result.Checks.Where(check => check.Priority == priority && check.Outcome is ("fail" or "partial" or "unknown"))], writer, ref number);
        }

        WriteNotApplicable(result, writer);
        Unread.Write(result.Problems, writer);
    }

    private static void WriteHead(ScanDocument result, TextWriter writer)
    {
        var readiness = result.Readiness;
        writer.Write($"# Production readiness: {MarkdownText.Plain(result.Target.Name)}\n\n");
        writer.Write($"**Decision:** {Decision(readiness.Decision)} · **Level:** {readiness.Level}\n\n");
        if (readiness.Bar is { } bar)
        {
            writer.Write($"**Proved:** {bar.Proved} · **Not shown:** {bar.NotShown} · **Open:** {bar.Open}\n\n");
        }

        var revision = result.Target.Revision is { } commit ? $", commit {MarkdownText.Code(commit)}" : "";
        var at = result.StartedAt.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
        writer.Write($"{Counts(readiness.Counts)} Seen {at}{revision}, by {result.Tool.Name} {result.Tool.Version}.\n");
    }

    private static string Decision(string decision) => decision switch
    {
        "go" => "✅ GO",
        "goWithAcceptedRisk" => "⚠️ GO WITH ACCEPTED RISK",
        "notProven" => "❔ NOT PROVEN",
        _ => "❌ NO-GO",
    };

    private static string Counts(ScanCounts counts) =>
        $"{counts.Pass} checks proved, {counts.Partial} half met, {counts.Fail} open, {counts.Unknown} not shown, {counts.NotApplicable} not applicable.";

    private static void WriteStrengths(ScanDocument result, TextWriter writer)
    {
        var met = result.Checks.Where(check => check.Outcome is "pass").ToList();
        if (met.Count > 0)
        {
            writer.Write("\n## ✅ What is proved\n\n");
        }

        foreach (var check in met)
        {
            writer.Write($"- ✅ **{check.Title}**: {MarkdownText.Plain(check.Summary)}{Where(check.Evidence)}\n");
        }
    }

    private static void WriteGaps(string priority, List<ScanCheck> gaps, TextWriter writer, ref int number)
    {
        if (gaps.Count == 0)
        {
            return;
        }

        writer.Write($"\n## {char.ToUpperInvariant(priority[0])}{priority[1..]} gaps\n");
        foreach (var check in gaps)
        {
            number++;
            writer.Write($"\n### {number}. **{check.Title}**\n\n");
            writer.Write($"**Status:** {Status(check)}\n\n**Check:** `{check.Id}`\n\n**Found:** {MarkdownText.Plain(check.Summary)}\n\n");
            WriteEvidence(check, writer);
            writer.Write($"**What's needed:** {check.Remedy}\n");
        }
    }

    private static string Status(ScanCheck check) => (check.Outcome, check.Reason) switch
    {
        _ when check.Waived => "⚠️ Waived",
        ("fail", _) => "❌ Missing",
        ("partial", _) => "⚠️ Partial",
        (_, "stale" or "expired") => "❔ Not shown any more",
        (_, "blocked" or "error") => "❔ Could not be looked at",
        _ => "❔ Not shown",
    };

    private static void WriteEvidence(ScanCheck check, TextWriter writer)
    {
        if (check.Evidence.Count == 0)
        {
            return;
        }

        writer.Write("**Evidence:**\n\n");
        foreach (var item in check.Evidence)
        {
            var excerpt = item.Excerpt is { Length: > 0 } text ? $": {MarkdownText.Code(text)}" : "";
            var exchange = item.Exchange is { } one ? $" ({one.Method} {MarkdownText.Code(one.Url)} → {one.Status?.ToString(CultureInfo.InvariantCulture) ?? "no answer"})" : "";
            writer.Write($"- {MarkdownText.Plain(item.Message)}{Where([item])}{excerpt}{exchange}\n");
        }

        writer.Write('\n');
    }

    private static string Where(IReadOnlyList<ScanEvidence> evidence) => evidence.FirstOrDefault(item => item.Path is not null) is { } item
        ? $" ({MarkdownText.Code(item.Line is { } line ? $"{item.Path}:{line}" : item.Path!)})"
        : "";

    private static void WriteNotApplicable(ScanDocument result, TextWriter writer)
    {
        var others = result.Checks.Where(check => check.Outcome is "notApplicable").ToList();
        if (others.Count > 0)
        {
            writer.Write("\n## Not applicable\n\n");
        }

        foreach (var check in others)
        {
            writer.Write($"- `{check.Id}`: {MarkdownText.Plain(check.Reason ?? check.Summary)}\n");
        }
    }
}
