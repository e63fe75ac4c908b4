using System.Globalization;
using System.Text;
using Gapless.Collectors.Documents;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Documents;

namespace Gapless.Benchmarks.Years;

/// <summary>A gap analysis that states a hundred things, in the words of the catalogue so that checks answer for them.</summary>
internal static class ExampleDocument
{
    private const int Gaps = 40;
    private const int Boxes = 60;

    public static GapDocument Read() => DocumentReader.Read(Encoding.UTF8.GetBytes(Text()), "gap-analysis.md");

    private static string Text()
    {
        var text = new StringBuilder("# Production Readiness Gap Analysis\n\n**Status:** 85% production-ready\n\n## Critical Gaps\n\n");
        for (var number = 1; number <= Gaps; number++)
        {
            text.Append(CultureInfo.InvariantCulture, $"""
                ### {number}. {Title(number)}
                **Status:** {(number % 3 == 0 ? "Partially implemented" : "Missing")}
                **Priority:** {(number % 2 == 0 ? "High" : "Critical")}
                **Needed:**
                - {Title(number + 7)}
                - {Title(number + 13)} (see part {number})


                """);
        }

        text.Append("## Launch Checklist\n\n");
        for (var number = 1; number <= Boxes; number++)
        {
            text.Append(CultureInfo.InvariantCulture, $"- [{(number % 2 == 0 ? 'x' : ' ')}] {Title(number)} (part {number})\n");
        }

        return text.ToString();
    }

    private static string Title(int number) => CheckCatalog.All.ElementAt(number % CheckCatalog.All.Length).Info.Title;
}
