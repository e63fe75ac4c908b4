using System.Collections.Immutable;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Matching;

/// <summary>All idioms of a scan compiled into one matcher.</summary>
internal sealed class IdiomPlan
{
    private readonly AnchorAutomaton automaton;

    // Which idioms an anchor belongs to.
    private readonly int[][] idiomsByAnchor;

    private IdiomPlan(ImmutableArray<PlannedIdiom> planned, AnchorAutomaton automaton, int[][] idiomsByAnchor)
    {
        Planned = planned;
        Idioms = [.. planned.Select(one => one.Idiom)];
        this.automaton = automaton;
        this.idiomsByAnchor = idiomsByAnchor;
    }

    /// <summary>The idiom of each of <see cref="Planned"/>; one with phrases stands here once for each.</summary>
    public ImmutableArray<Idiom> Idioms { get; }

    public ImmutableArray<PlannedIdiom> Planned { get; }

    public int Anchors => automaton.Literals;

    public static IdiomPlan Compile(ImmutableArray<Idiom> idioms)
    {
        var planned = PlannedIdiom.All(idioms);
        var anchors = planned.SelectMany((one, index) => one.Wanted.Select(anchor => (Anchor: anchor.ToLowerInvariant(), Index: index)))
            .Where(pair => pair.Anchor.Length > 0)
            .GroupBy(pair => pair.Anchor, pair => pair.Index, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToArray();
        return new(planned, AnchorAutomatonBuilder.Build([.. anchors.Select(group => group.Key)]), [.. anchors.Select(group => group.Distinct().ToArray())]);
    }

    /// <summary>Marks every anchor in the bytes.</summary>
    public void Scan(ReadOnlySpan<byte> bytes, Span<bool> seenAnchors) => automaton.Scan(bytes, seenAnchors);

    /// <summary>The idioms with a marked anchor that ask for files of this language and class, in their order.</summary>
    public List<int> Candidates(ReadOnlySpan<bool> seenAnchors, string language, PathClasses pathClass)
    {
        var found = new List<int>();
        for (var anchor = seenAnchors.IndexOf(true); anchor >= 0; anchor = Next(seenAnchors, anchor))
        {
            foreach (var index in idiomsByAnchor[anchor])
            {
                if (Fits(Idioms[index], language, pathClass) && !found.Contains(index))
                {
                    found.Add(index);
                }
            }
        }

        found.Sort();
        return found;
    }

    internal static bool Fits(Idiom idiom, string language, PathClasses pathClass) =>
        (idiom.In & pathClass) != PathClasses.None && (idiom.Languages.IsDefaultOrEmpty || idiom.Languages.Contains(language, StringComparer.Ordinal));

    private static int Next(ReadOnlySpan<bool> seen, int after) =>
        seen[(after + 1)..].IndexOf(true) is var step and >= 0 ? after + 1 + step : -1;
}
