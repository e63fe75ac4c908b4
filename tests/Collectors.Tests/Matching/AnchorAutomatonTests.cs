using System.Collections.Immutable;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Gapless.Collectors.Matching;

namespace Gapless.Collectors.Tests.Matching;

public sealed class AnchorAutomatonTests
{
    private static readonly Gen<string> Words = Gen.Elements('a', 'b', 'A', 'é', '.').ArrayOf().Select(letters => new string(letters));

    private static bool[] Scan(ImmutableArray<string> literals, string text)
    {
        var seen = new bool[literals.Length];
        AnchorAutomatonBuilder.Build(literals).Scan(Encoding.UTF8.GetBytes(text), seen);
        return seen;
    }

    [Fact]
    public void FindsWhatANaiveSearchFinds()
    {
        var literals = Words.Where(word => word.Length > 0).ArrayOf();
        var pairs = from words in literals from texts in Words.ArrayOf() select (Literals: words.Distinct().ToImmutableArray(), Text: string.Concat(texts));

        Prop.ForAll(pairs.ToArbitrary(), pair =>
            Scan(pair.Literals, pair.Text).SequenceEqual(pair.Literals.Select(literal => pair.Text.Contains(literal, StringComparison.OrdinalIgnoreCase))))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void FindsLiterals_ThatOverlapAndEndInEachOther() =>
        Assert.Equal([true, true, true, false], Scan(["he", "she", "hers", "his"], "uSHErs"));

    [Fact]
    public void FindsNothing_WithoutLiterals() => Assert.Empty(Scan([], "text"));
}
