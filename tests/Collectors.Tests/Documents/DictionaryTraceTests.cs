using System.Globalization;
using Xunit.Abstractions;

namespace Gapless.Collectors.Tests.Documents;

/// <summary>The trace table: what a person mapped every line of the seeds to, against what the dictionary says.</summary>
public sealed class DictionaryTraceTests(ITestOutputHelper output)
{
    private static readonly IReadOnlyList<TraceRow> Rows =
    [
        .. System.IO.File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Documents", "trace.tsv"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(TraceRow.Read),
    ];

    [Fact]
    public void EveryLineIsMappedToItsFirstCheck()
    {
        if (Seeds.AreAbsent)
        {
            return;
        }

        var seeds = Enumerable.Range(0, 5).Select(seed => new SeedLines(seed)).ToArray();
        var rows = Rows.Where(row => row.Checks.Count > 0).ToList();
        var missed = rows.Where(row => !(row.IsGap ? seeds[row.Seed].GapChecks(row.Line) : seeds[row.Seed].Checks(row.Line)).Contains(row.Checks[0])).ToList();
        foreach (var row in missed)
        {
            output.WriteLine($"S{row.Seed} {row.Line} \"{seeds[row.Seed].Text(row.Line)}\" wants {row.Checks[0]}, has {string.Join(", ", seeds[row.Seed].Checks(row.Line))}");
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows.Count - missed.Count} of {rows.Count} lines agree."));
        Assert.Empty(missed);
    }

    [Fact]
    public void EveryGapIsMappedToItsFirstCheck()
    {
        if (Seeds.AreAbsent)
        {
            return;
        }

        var seeds = Enumerable.Range(0, 5).Select(seed => new SeedLines(seed)).ToArray();
        var gaps = Rows.Where(row => row.IsGap).ToList();

        Assert.Equal(77, gaps.Count);
        Assert.Empty(gaps.Where(row => !seeds[row.Seed].GapChecks(row.Line).Contains(row.Checks[0])).Select(row => $"S{row.Seed} {row.Line}: {row.Checks[0]}"));
    }
}
