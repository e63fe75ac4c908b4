namespace Gapless.Collectors.Documents.Markup;

/// <summary>An item of a list; <paramref name="Ticked"/> is null when it has no box.</summary>
internal sealed record ListEntry(int Line, bool? Ticked, TextLine Text, IReadOnlyList<DocumentBlock> Children)
{
    /// <summary>The number in front of it, in an ordered list.</summary>
    public int? Number { get; init; }

    public IEnumerable<ListEntry> Nested => Children.OfType<ListBlock>().SelectMany(list => list.Items);
}
