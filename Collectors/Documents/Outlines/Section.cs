using Gapless.Collectors.Documents.Headings;
using Gapless.Collectors.Documents.Markup;
using Gapless.Collectors.Documents.Vocabulary;

namespace Gapless.Collectors.Documents.Outlines;

/// <summary>A heading and the blocks up to the next one.</summary>
internal sealed class Section(HeadingFacts? heading)
{
    public HeadingFacts? Heading { get; } = heading;

    public List<DocumentBlock> Blocks { get; } = [];

    /// <summary>The section that encloses this one by its level, or by its sense where levels are inverted.</summary>
    public Section? Parent { get; set; }

    public List<Section> Children { get; } = [];

    /// <summary>What its own heading says it is.</summary>
    public SectionKind OwnKind { get; init; }

    /// <summary>What it is, seen in its place.</summary>
    public SectionKind Kind { get; set; }

    public bool IsTitle { get; init; }

    /// <summary>The heading is itself a gap.</summary>
    public bool IsGap { get; set; }

    /// <summary>A numbered part of a review that holds strengths and gaps and is none itself.</summary>
    public bool IsArea { get; set; }

    public bool IsInArea => IsArea || (Parent?.IsInArea ?? false);

    public int Level => Heading?.Level ?? 0;

    public string Text => Heading?.Text ?? "";

    /// <summary>It stands in a document that calls itself a checklist: what is ticked there is an item done, and no strength.</summary>
    public bool IsInChecklist => Kind == SectionKind.Checklist || (IsTitle && SectionWords.Read(Text) == SectionKind.Checklist) || (Parent?.IsInChecklist ?? false);

    public bool HasNumber => Heading?.Number is not null;

    public int GapKeys { get; set; }

    /// <summary>Its keys tell how it stands; "Current" or "Needed" alone may belong to any chapter.</summary>
    public bool TellsState { get; set; }

    /// <summary>A repetition of what stands elsewhere: it is a source of gaps only when nothing else is.</summary>
    public bool IsSummary => Kind is SectionKind.Status or SectionKind.Matrix || (Parent?.IsSummary ?? false);

    public IEnumerable<Section> Descendants => Children.SelectMany(child => child.Descendants.Prepend(child));

    /// <summary>The heading under which an item stands, for display.</summary>
    public string DisplayName => Text.Length > 0 ? Text : Parent?.DisplayName ?? "";
}
