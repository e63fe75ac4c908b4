using System.Globalization;

namespace Gapless.Collectors.Tests.Documents;

/// <summary>A line of a seed by its number, and the checks that a person found for it; none for claims and product features.</summary>
internal sealed record TraceRow(int Seed, int Line, bool IsGap, IReadOnlyList<string> Checks)
{
    public static TraceRow Read(string row)
    {
        var cells = row.Split('\t');
        return new TraceRow(
            int.Parse(cells[0], CultureInfo.InvariantCulture),
            int.Parse(cells[1], CultureInfo.InvariantCulture),
            cells[2] == "G",
            cells[3].Split(',', StringSplitOptions.RemoveEmptyEntries));
    }
}
