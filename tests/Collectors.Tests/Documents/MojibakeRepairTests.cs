using FsCheck;
using FsCheck.Fluent;
using Gapless.Collectors.Documents.Decoding;
using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Tests.Documents;

public sealed class MojibakeRepairTests
{
    private const string Symbols = "# ✅ Done ❌ Missing ⚠️ Partial 🔴 Critical 🚀 Plan – “quoted” … 📊 ├── tree";

    public static TheoryData<string> LosslessPages => new("mac-roman", "cp437", "cp850", "iso-8859-1");

    public static TheoryData<string> EveryPage => new(CodePages.All.Select(page => page.Name).Where(name => name != "windows-874"));

    [Theory]
    [InlineData("Café – “x” € Ünï ğŞı Привет 中文 ├── ✅ ⚠️")]
    [InlineData("Le résumé est né’ici, “été”, «naïve», façade, cœur, où, là”, déjà’vu, à « propos », É’T, ‘â”")]
    [InlineData("Türkçe metin: dağ”ın üstünde ğ’den, “şık”, “ıslak”, İstanbul’da çağ” ve yoğ“ un ğ… ğ– ğ€")]
    [InlineData("Größe: „Übung“, „ähnlich“, ß’s, „Öl“, „äöü“ – straße…")]
    [InlineData("Æble på ø’en, Ångström, ñandú, coração, “ção”, hotărâ”, São João’s, Ðð Þþ")]
    [InlineData("Zażółć gęślą jaźń, „łódź”, příliš žluťoučký kůň, “ďábel”")]
    [InlineData("Русский текст: “Привет”, «мир», рђ, Рим, Сочи, ёлка, Сам, Рё")]
    [InlineData("ภาษาไทย ทดสอบ “คำ” – ๑๒๓ โ๐")]
    [InlineData("plain ASCII")]
    public void CleanTextStaysAsItIs(string text)
    {
        var repaired = MojibakeRepair.Repair(text);

        Assert.Equal(text, repaired.Text);
        Assert.Null(repaired.Repair);
    }

    [Theory]
    [MemberData(nameof(LosslessPages))]
    public void DamageIsUndoneToTheByte_WhenThePageDefinesEveryByte(string page)
    {
        var repaired = MojibakeRepair.Repair(Damage.Through(page, Symbols));

        Assert.Equal(Symbols, repaired.Text);
        Assert.Equal(page, repaired.Repair!.CodePage);
        Assert.Equal(repaired.Repair.Symbols.Count, repaired.Repair.Exact);
    }

    [Theory]
    [MemberData(nameof(EveryPage))]
    public void PageIsNamed_WhateverItIs(string page)
    {
        const string Text = "🚀 Launch 🔴 Critical 🟡 High 🟢 Low 🚨 Now ✅ Done";

        var repaired = MojibakeRepair.Repair(Damage.Through(page, Text));

        Assert.Equal(Text, repaired.Text);
        Assert.Equal(page, repaired.Repair!.CodePage);
    }

    [Fact]
    public void ThaiPageIsNamed_ThoughItLosesHalfOfItsBytes()
    {
        // The red circle is F0 9F 94 B4, of which Windows-874 drops 9F; the rocket loses two bytes and is gone for good.
        var repaired = MojibakeRepair.Repair(Damage.Through("windows-874", "🔴 Critical 🚀"));

        Assert.StartsWith("🔴 Critical", repaired.Text, StringComparison.Ordinal);
        Assert.Equal("windows-874", repaired.Repair!.CodePage);
    }

    [Fact]
    public void DroppedByteIsRestored_WhenOneSymbolFits()
    {
        // âŒ is E2 9D 8C after 9D, undefined in Windows-1252, was dropped.
        var repaired = MojibakeRepair.Repair("âŒ No backups\n\n- âœ… Tests");

        Assert.Equal("❌ No backups\n\n- ✅ Tests", repaired.Text);
        Assert.Equal([RepairCertainty.Restored, RepairCertainty.Exact], repaired.Repair!.Symbols.Select(symbol => symbol.Certainty));
        Assert.Equal([1, 3], repaired.Repair.Symbols.Select(symbol => symbol.Line));
    }

    [Theory]
    [InlineData("# ğŸ” Security", "# 🔐 Security")]
    [InlineData("# ğŸ” Overview", "# 🔍 Overview")]
    public void LineDecides_WhenSeveralSymbolsFit(string damaged, string text)
    {
        var repaired = MojibakeRepair.Repair(damaged + "\n\nğŸš€ ğŸ”´");

        Assert.StartsWith(text, repaired.Text, StringComparison.Ordinal);
        Assert.Equal(1, repaired.Repair!.Ambiguous);
    }

    [Fact]
    public void TwoByteResultsAreRepaired_WhenTheyExplainNearlyEverything() =>
        Assert.Equal("Café déjà vu, naïve, être, là", MojibakeRepair.Repair("CafÃ© dÃ©jÃ\u00A0 vu, naÃ¯ve, Ãªtre, lÃ\u00A0").Text);

    [Fact]
    public void BothLayersAreUndone_WhenTheTextWasDamagedTwice() =>
        Assert.Equal(Symbols, MojibakeRepair.Repair(Damage.Through("mac-roman", Damage.Through("mac-roman", Symbols))).Text);

    [Fact]
    public void RepairIsIdempotent()
    {
        var texts = Gen.Elements("✅", "❌", "⚠️", "🔴", "âœ…", "âŒ", "ğŸš€", "‚úÖ", "é", "ğ", "”", "’", " ", "\n", "a", "Text", "ï¸", "Ã©").ListOf().Select(parts => string.Concat(parts));

        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var once = MojibakeRepair.Repair(MojibakeRepair.Repair(text).Text).Text;
            return MojibakeRepair.Repair(once).Text == once;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void MacRomanRoundTripIsLossless()
    {
        var symbols = Gen.Elements("✅", "❌", "⚠️", "🔴", "🚀", "📋", "–", "…", "→", "├──").NonEmptyListOf();
        var texts = symbols.Select(parts => "🚀 " + string.Join(" word ", parts));

        Prop.ForAll(texts.ToArbitrary(), text => MojibakeRepair.Repair(Damage.Through("mac-roman", text)).Text == text).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void ProseIsNeverChanged()
    {
        var words = Gen.Elements(
            "né’", "dağ”", "“été”", "«œuvre»", "l’été", "ağ’ın", "„Größe“", "façade", "naïve", "şık", "ığdır", "çay", "où", "là", "É", "À", "–", "…", "€", "coeur", "der", "the");
        var texts = words.NonEmptyListOf().Select(parts => string.Join(' ', parts));

        Prop.ForAll(texts.ToArbitrary(), text => MojibakeRepair.Repair(text).Text == text).QuickCheckThrowOnFailure();
    }
}
