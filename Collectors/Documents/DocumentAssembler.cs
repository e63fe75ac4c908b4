using Gapless.Collectors.Documents.Gaps;
using Gapless.Collectors.Documents.Outlines;
using Gapless.Collectors.Documents.Sections;
using Gapless.Readiness.Dictionary;
using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents;

/// <summary>Reads every section for what it holds and puts the document together.</summary>
internal static class DocumentAssembler
{
    public static GapDocument Assemble(Outline outline, string text, List<string> warnings)
    {
        var checks = new GapChecks(CheckPhrases.Default, DocumentWords.Of(text));
        var budget = new ItemBudget(DocumentLimits.Items);
        var gaps = budget.Take(GapCollector.Collect(outline.Sections).Select(gap => GapFinisher.Finish(gap, checks)), gap => 1 + gap.Needed.Count + gap.Artefacts.Count);
        var echoes = new GapEchoes(gaps);
        var document = new GapDocument
        {
            File = "",
            ContentHash = "",
            Encoding = "",
            Title = outline.Title,
            SystemName = SystemNameReader.Read(outline.Title, text),
            Gaps = gaps,
            Strengths = budget.Take(outline.Sections.SelectMany(section => StrengthReader.Read(section, checks))),
            Checklist = budget.Take(outline.Sections.SelectMany(section => ChecklistReader.Read(section, checks)).Select(echoes.Complete)),
            Phases = budget.Take(PhaseReader.Read(outline.Sections), phase => 1 + phase.Items.Count),
            QuickFixes = budget.Take(outline.Sections.SelectMany(section => QuickFixReader.Read(section, checks)), fix => 1 + fix.Items.Count),
            Claims = budget.Take(ClaimReader.Read(outline.Sections)),
            Resources = budget.Take(outline.Sections.SelectMany(ResourceReader.Read)),
        };
        warnings.AddRange(DocumentContradictions.Of(document));
        warnings.AddRange(budget.Warnings);
        return document with { Warnings = warnings };
    }
}
