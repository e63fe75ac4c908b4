using System.Collections.Immutable;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Matching;

/// <summary>All idioms of a scan compiled into one matcher.</summary>
internal sealed class IdiomPlan
{
    private readonly AnchorMatcher matcher;
    private readonly ImmutableArray<string> anchors;

    // Which idioms an anchor belongs to, and the other way round; the last is for idioms with all their phrases.
    private readonly int[][] idiomsByAnchor;
    private readonly List<int>[] anchorsByIdiom;
    private readonly ILookup<string, int> anchorsByName;

    private IdiomPlan(ImmutableArray<PlannedIdiom> planned, ImmutableArray<string> anchors, int[][] idiomsByAnchor)
    {
        Planned = planned;
        Idioms = [.. planned.Select(one => one.Idiom)];
        matcher = AnchorMatcher.Of(anchors);
        this.anchors = anchors;
        this.idiomsByAnchor = idiomsByAnchor;
        anchorsByIdiom = [.. planned.Select(_ => new List<int>(1))];
        for (var anchor = 0; anchor < idiomsByAnchor.Length; anchor++)
        {
            Array.ForEach(idiomsByAnchor[anchor], idiom => anchorsByIdiom[idiom].Add(anchor));
        }

        anchorsByName = anchorsByIdiom.SelectMany((all, index) => all.Select(anchor => (Idioms[index].Name, Anchor: anchor))).Distinct().ToLookup(pair => pair.Name, pair => pair.Anchor, StringComparer.Ordinal);
    }

    /// <summary>The idiom of each of <see cref="Planned"/>; one with phrases stands here once for each.</summary>
    public ImmutableArray<Idiom> Idioms { get; }

    public ImmutableArray<PlannedIdiom> Planned { get; }

    public static IdiomPlan Compile(ImmutableArray<Idiom> idioms)
    {
        var planned = PlannedIdiom.All(idioms);
        var groups = planned.SelectMany((one, index) => one.Wanted.Select(anchor => (Anchor: anchor.ToLowerInvariant(), Index: index)))
            .Where(pair => pair.Anchor.Length > 0)
            .GroupBy(pair => pair.Anchor, pair => pair.Index, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToArray();
        return new(planned, [.. groups.Select(group => group.Key)], [.. groups.Select(group => group.Distinct().ToArray())]);
    }

    public AnchorPlaces NoPlaces() => new(anchors.Length);

    /// <summary>Finds every anchor in the bytes, in place of what was found before.</summary>
    public void Find(ReadOnlySpan<byte> bytes, AnchorPlaces places)
    {
        places.Clear();
        matcher.Find(bytes, places);
    }

    /// <summary>The idioms with an anchor in the file that ask for files of this language and class, in their order.</summary>
    public List<int> Candidates(AnchorPlaces places, string language, PathClasses pathClass)
    {
        var found = new List<int>();
        foreach (var anchor in places.Seen)
        {
            foreach (var index in idiomsByAnchor[anchor])
            {
                if (Fits(Idioms[index], language, pathClass))
                {
                    found.Add(index);
                }
            }
        }

        return [.. found.Distinct().Order()];
    }

    /// <summary>Where the anchors of an idiom stand in a text out of which comments or strings may have been blanked, in rising order.</summary>
    public void Places(int idiom, AnchorPlaces places, ReadOnlySpan<char> raw, ReadOnlySpan<char> text, List<int> starts)
    {
        starts.Clear();
        foreach (var anchor in anchorsByIdiom[idiom])
        {
            var length = anchors[anchor].Length;
            var headings = new Headings(text);
            foreach (var start in places.Of(anchor))
            {
                if (raw.Slice(start, length).SequenceEqual(text.Slice(start, length)) && (!Idioms[idiom].InHeadings || headings.Holds(start)))
                {
                    starts.Add(start);
                }
            }
        }

        if (anchorsByIdiom[idiom].Count > 1)
        {
            starts.Sort();
        }
    }

    /// <summary>The anchors of an idiom, of all its phrases, that begin between two offsets.</summary>
    public IEnumerable<string> Between(Idiom idiom, AnchorPlaces places, int start, int end)
    {
        foreach (var anchor in anchorsByName[idiom.Name])
        {
            var next = places.Of(anchor).BinarySearch(start);
            next = next < 0 ? ~next : next;
            if (next < places.Of(anchor).Length && places.Of(anchor)[next] < end)
            {
                yield return anchors[anchor];
            }
        }
    }

    internal static bool Fits(Idiom idiom, string language, PathClasses pathClass) =>
        (idiom.In & pathClass) != PathClasses.None && (idiom.Languages.IsDefaultOrEmpty || idiom.Languages.Contains(language, StringComparer.Ordinal));
}
