using System.Globalization;

namespace Gapless.Readiness.Tests.Architecture;

/// <summary>Each decision record has a number of its own, the same in its name and in its title.</summary>
public sealed class DecisionRecordTests
{
    [Fact]
    public void NumbersAreSingleAndWithoutGaps()
    {
        var records = Directory.EnumerateFiles(Checkout.PathOf("docs", "decisions"), "*.md").Order(StringComparer.Ordinal).ToList();

        Assert.True(records.Count >= 9, $"only {records.Count} records");
        Assert.Equal(Enumerable.Range(1, records.Count), records.Select(record => int.Parse(Path.GetFileName(record).AsSpan(0, 4), CultureInfo.InvariantCulture)));
        Assert.All(records, record => Assert.StartsWith(
            $"# {int.Parse(Path.GetFileName(record).AsSpan(0, 4), CultureInfo.InvariantCulture)}. ", File.ReadLines(record).First(), StringComparison.Ordinal));
    }
}
