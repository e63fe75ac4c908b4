using System.Diagnostics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Gapless.Collectors.Documents;

namespace Gapless.Collectors.Tests.Documents;

public sealed class DocumentReaderPropertyTests
{
    private const int Attempts = 4;
    private const int Characters = 400_000;

    // Below it nobody would notice a square.
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(100);

    [Fact]
    public void ArbitraryBytesNeverThrowAnythingElse() =>
        Prop.ForAll<byte[]>(bytes => Reads(bytes)).QuickCheckThrowOnFailure();

    [Fact]
    public void ArbitraryTextNeverThrowsAnythingElse() =>
        Prop.ForAll<string>(text => Reads(Encoding.UTF8.GetBytes(text ?? ""))).QuickCheckThrowOnFailure();

    [Fact]
    public void ArbitraryMarkdownNeverThrowsAnythingElse()
    {
        var pieces = Gen.Elements(
            "# ", "## 1. ", "### ❌ ", "**Status:** ", "**Needed**:\n", "- ", "  - ", "1. ", "- [ ] ", "[x] ", "```\n", "| a | b |\n", "|---|---|\n", "> ", "---\n", "\n", "\n\n",
            "~~", "**", "`", "[", "](", ")", "<!-- ", "-->", "<details>", "├── ", "Critical", "Phase 1: ", "85%", "(2 weeks)", "🔴", "ğŸ”´", "\t", "    ", "&amp;", "\\", "No backups", "P0-1: ");

        Prop.ForAll(pieces.ListOf().Select(parts => string.Concat(parts)).ToArbitrary(), text => Reads(Encoding.UTF8.GetBytes(text))).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("[")]
    [InlineData("![](")]
    [InlineData("*a ")]
    [InlineData("> ")]
    [InlineData("- ")]
    [InlineData("`")]
    [InlineData("<a ")]
    [InlineData("[x]: a\n")]
    [InlineData("a\n---\n")]
    [InlineData("## 1. A\n**Status:** Missing\n")]
    [InlineData("| a | b |\n|---|---|\n| c | Missing |\n\n")]
    [InlineData("- [ ] a\n")]
    [InlineData("a-a.a_")]
    [InlineData("password")]
    [InlineData("âŒ")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    [InlineData("# P0-1: a — b (c) 🚨 ")]
    public void FourTimesAsMuchTakesAboutFourTimesAsLong(string piece)
    {
        // Sixteen times would be a square. A busy machine may stretch one of the two times, hardly the same one every time.
        var times = Enumerable.Range(0, Attempts).Select(_ => (Small: Time(piece, Characters / 4), Large: Time(piece, Characters)));

        Assert.Contains(times, time => time.Large < 9 * (time.Small > Least ? time.Small : Least));
    }

    private static TimeSpan Time(string piece, int characters)
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, characters / piece.Length)));
        var watch = Stopwatch.StartNew();

        Assert.True(Reads(bytes));
        return watch.Elapsed;
    }

    private static bool Reads(byte[] bytes)
    {
        try
        {
            return DocumentReader.Read(bytes, "any.md").Encoding.Length > 0;
        }
        catch (DocumentUnreadableException exception)
        {
            return exception.Reason.Length > 0;
        }
    }
}
