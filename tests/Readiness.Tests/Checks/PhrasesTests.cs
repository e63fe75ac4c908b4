using Gapless.Readiness.Checks;

namespace Gapless.Readiness.Tests.Checks;

public sealed class PhrasesTests
{
    [Theory]
    [InlineData(@"\bnew Pool\(", "new Pool(")]
    [InlineData(@"\.Add(Pooled)?DbContext(Pool|Factory)?<", "DbContext")]
    [InlineData(@"Migrations?\(", "Migration")]
    [InlineData(@"methods\s*=\s*\[[^\]\n]*POST", "methods")]
    [InlineData(@"a{2}bcd[ef(]ghi", "bcd")]
    [InlineData(@"ab(cd(ef))gh", "ab")]
    public void TakesTheLongestTextThatEveryMatchHolds(string pattern, string expected) => Assert.Equal(expected, Phrases.LongestLiteral(pattern));

    [Theory]
    [InlineData(@"(abc)?\w+")]
    [InlineData(@"abc|def")]
    public void Throws_WhenAPatternHasNoAnchorOrIsTwo(string pattern) => Assert.Throws<ArgumentException>(() => Phrases.Idiom("x/y", [], pattern));
}
