using System.Collections.Immutable;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Gapless.Collectors.Matching;

namespace Gapless.Collectors.Tests.Matching;

public sealed class AnchorMatcherTests
{
    private static readonly Gen<string> Words = Gen.Elements('a', 'b', 'A', 'é', '.', '中').ArrayOf().Select(letters => new string(letters));

    private static IEnumerable<int[]> Find(ImmutableArray<string> literals, string text)
    {
        var places = new AnchorPlaces(literals.Length);
        var bytes = Encoding.UTF8.GetBytes(text);
        AnchorMatcher.Of(literals).Find(bytes, places);
        places.Settle(bytes, text.Length);
        return literals.Select((_, literal) => places.Of(literal).ToArray());
    }

    private static int[] Naive(string literal, string text) =>
        [.. Enumerable.Range(0, text.Length).Where(start => text.AsSpan(start).StartsWith(literal, StringComparison.OrdinalIgnoreCase))];

    [Fact]
    public void FindsWhatANaiveSearchFinds()
    {
        var literals = Words.Where(word => word.Length > 0).ArrayOf();
        var pairs = from words in literals from texts in Words.ArrayOf() select (Literals: words.Distinct(StringComparer.OrdinalIgnoreCase).ToImmutableArray(), Text: string.Concat(texts));

        Prop.ForAll(pairs.ToArbitrary(), pair =>
            Find(pair.Literals, pair.Text).Zip(pair.Literals, (found, literal) => found.SequenceEqual(Naive(literal, pair.Text))).All(equal => equal))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }

    [Fact]
    public void FindsLiterals_ThatOverlapAndEndInEachOther() =>
        Assert.Equal([[2], [1], [2], [], [0]], Find(["he", "she", "hers", "his", "ushers"], "uSHErs"));

    [Fact]
    public void FindsPlacesOfCharacters_WhereAFileIsNoUnicode()
    {
        // "naïve query" in Latin-1: the third byte is a character of its own, and unreadable.
        byte[] bytes = [(byte)'n', (byte)'a', 0xEF, (byte)'v', (byte)'e', 0xC3, .. "query"u8];
        var places = new AnchorPlaces(1);
        AnchorMatcher.Of(["query"]).Find(bytes, places);

        var text = Encoding.UTF8.GetString(bytes);
        places.Settle(bytes, text.Length);

        Assert.Equal([text.IndexOf("query", StringComparison.Ordinal)], places.Of(0).ToArray());
    }

    [Fact]
    public void ForgetsWhatStoodInTheFileBefore()
    {
        var (matcher, places) = (AnchorMatcher.Of(["alpha", "beta"]), new AnchorPlaces(2));
        foreach (var text in new[] { "alpha alpha", "beta" })
        {
            places.Clear();
            matcher.Find(Encoding.UTF8.GetBytes(text), places);
            places.Settle(Encoding.UTF8.GetBytes(text), text.Length);
        }

        Assert.Equal([1], places.Seen);
        Assert.Empty(places.Of(0).ToArray());
    }

    [Fact]
    public void FindsNothing_WithoutLiterals() => Assert.Empty(Find([], "text"));
}
