using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents.Gaps;

/// <summary>A gap while it is being read.</summary>
internal sealed class GapDraft(string title, string section, int line)
{
    public string Title { get; set; } = title;

    public string Section { get; } = section;

    public int Line { get; } = line;

    public string? Number { get; init; }

    /// <summary>The section as the document writes it, with its symbols and its line.</summary>
    public SectionPriority? SectionPriority { get; init; }

    public List<string> StatusTexts { get; } = [];

    public DocumentStatus? Status { get; set; }

    /// <summary>The inline value of "Current": a status where there is no better one.</summary>
    public string? CurrentText { get; set; }

    /// <summary>The state in the heading: "RESOLVED", "DONE (2026-01-14)".</summary>
    public string? HeadingState { get; init; }

    /// <summary>The signs in front of the title; a cross or a tick is a status where there are no words.</summary>
    public string TitleSymbols { get; init; } = "";

    public List<string> Impacts { get; } = [];

    public List<string> Problems { get; } = [];

    public List<NeededItem> Needed { get; } = [];

    public List<NeededItem> Artefacts { get; } = [];

    public List<DocumentLine> Current { get; } = [];

    /// <summary>The part of <see cref="Current"/> that stands under no key.</summary>
    public List<DocumentLine> Prose { get; } = [];

    public List<PriorityStatement> Priorities { get; } = [];

    public string? Effort { get; set; }

    public string? Owner { get; set; }

    public string? Location { get; set; }

    public bool IsOptional { get; set; }

    /// <summary>It is an item of a list or a row of a table.</summary>
    public bool IsItem { get; set; }

    public List<string> Conflicts { get; } = [];

    public List<string> Warnings { get; } = [];
}
