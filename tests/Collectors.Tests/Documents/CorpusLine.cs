using System.Globalization;
using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Tests.Documents;

/// <summary>One statement of a document as a person writes it down: <c>gap missing critical 1 | No backups | backup.automated …</c>.</summary>
/// <param name="Statement">What must be the same.</param>
/// <param name="Checks">The checks that must be named; null when nobody worked them out.</param>
/// <param name="IsOpen">More checks than the named ones are right as well.</param>
internal sealed record CorpusLine(string Statement, IReadOnlyList<string>? Checks, bool IsOpen)
{
    public static IReadOnlyList<CorpusLine> Expected(IEnumerable<string> lines)
    {
        var gap = "";
        var read = new List<CorpusLine>();
        foreach (var line in lines.Select(line => line.TrimEnd()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line.StartsWith(" > ", StringComparison.Ordinal))
            {
                read.Add(new CorpusLine($"need of {gap} | {line[3..]}", null, IsOpen: true));
                continue;
            }

            var (statement, checks) = Parts(line);
            read.Add(checks switch
            {
                null or "?" => new CorpusLine(statement, null, IsOpen: true),
                _ => new CorpusLine(statement, checks.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(check => check is not ("…" or "-")).ToList(), checks.EndsWith('…')),
            });
            gap = line.StartsWith("gap ", StringComparison.Ordinal) ? statement.Split(" | ")[1] : gap;
        }

        return read;
    }

    public static IEnumerable<CorpusLine> Of(GapDocument document)
    {
        yield return Plain($"title | {(document.Title.Length > 0 ? document.Title : "-")}");
        yield return Plain($"system | {document.SystemName ?? "-"}");
        foreach (var claim in document.Claims.Where(claim => claim.Percent is not null))
        {
            yield return Plain($"claim {claim.Percent!.Value.ToString(CultureInfo.InvariantCulture)}{(claim.IsFuture ? " future" : "")}");
        }

        foreach (var gap in document.Gaps)
        {
            yield return new CorpusLine($"gap {Lower(gap.Status)} {Lower(gap.Priority)} {gap.Number ?? "-"} | {gap.Title}", gap.Checks, IsOpen: false);
            foreach (var item in gap.Needed.Concat(gap.Artefacts))
            {
                yield return Plain($"need of {gap.Title} | {item.Text}");
            }
        }

        foreach (var line in Rest(document))
        {
            yield return line;
        }
    }

    public bool IsMetBy(CorpusLine found) =>
        string.Equals(Statement, found.Statement, StringComparison.Ordinal)
        && (Checks is null || (Checks.All(found.Checks!.Contains) && (IsOpen || found.Checks!.All(Checks.Contains))));

    public override string ToString() => Checks is null ? Statement : $"{Statement} | {string.Join(' ', Checks)}{(IsOpen ? " …" : "")}";

    private static IEnumerable<CorpusLine> Rest(GapDocument document)
    {
        foreach (var strength in document.Strengths)
        {
            yield return new CorpusLine($"strength | {strength.Text}", strength.Checks, IsOpen: false);
        }

        foreach (var phase in document.Phases)
        {
            yield return Plain($"phase | {phase.Title} | {phase.Estimate ?? "-"} | {phase.Items.Count}");
        }

        foreach (var item in document.Checklist)
        {
            yield return new CorpusLine($"{(item.Done ? "done" : "open")} | {item.Text}", item.Checks, IsOpen: false);
        }

        foreach (var fix in document.QuickFixes)
        {
            yield return new CorpusLine($"fix | {fix.Title} | {fix.Estimate ?? "-"}", fix.Checks, IsOpen: false);
        }
    }

    private static CorpusLine Plain(string statement) => new(statement, null, IsOpen: true);

    /// <summary>A claim is known by its figure; titles, systems and phases name no checks.</summary>
    private static (string Statement, string? Checks) Parts(string line)
    {
        if (line.StartsWith("claim ", StringComparison.Ordinal))
        {
            return (line.Split(" | ")[0], null);
        }

        if (line.StartsWith("title ", StringComparison.Ordinal) || line.StartsWith("system ", StringComparison.Ordinal) || line.StartsWith("phase ", StringComparison.Ordinal))
        {
            return (line, null);
        }

        var last = line.LastIndexOf(" | ", StringComparison.Ordinal);
        return (line[..last], line[(last + 3)..]);
    }

    private static string Lower<T>(T word)
        where T : Enum => word.ToString().ToLowerInvariant();
}
