using System.Collections.Frozen;
using System.Globalization;

namespace Gapless.Collectors.Documents.Decoding;

/// <summary>Which characters a repair may produce.</summary>
internal static class MarkerAlphabet
{
    // Symbols that readiness documents use: status marks, circles, squares, section signs, arrows, dashes, quotes.
    // Box drawing is left out but for the corners of trees: it would be guessed out of clean text. No zero-width joiner.
    private const string Markers =
        "✅❌⚠✔✓✗✘☑☐☒⛔🚫❗❓❕❔‼🔴🟠🟡🟢🔵🟣⚫⚪🟤🟥🟧🟨🟩🟦⬛⬜◼◻🔶🔷🔸🔹▶◀⏩⏭⏸⏳⌛⏰⏱⌚🕐" +
        "🚀🎯📊📈📉📋📝📁📂📚📖📄📃📑📌📍📎🔍🔎🔐🔒🔓🔑🔥💡🚨🛠🔧🔨⚙🔩🧪🔬🎨🎉🎊🏆🏁🏗🏠🏢👍👎👉👀👥👤💪🙏🤖🧠💬💭📱💻🖥⌨📡🌐🌍🌎🌏☁⚡⭐🌟✨" +
        "💰💳💾💿📦📤📥🗂🗄🗃🗑🔄🔁♻🔗🔔🔕📢📣🐛🩺🛡⚖📅📆🗓🐳🐘🚧🚦🆕🆗🔮🎁🧹🧭🗺➡⬅⬆⬇↗↘↩↪→←↑↓➜➕➖❤💚💙💯ℹ" +
        "–—‘’‚“”„…•‹›€™\uFE0F";

    private static readonly FrozenSet<int> MarkerSet = Markers.EnumerateRunes().Select(rune => rune.Value).ToFrozenSet();

    /// <summary>Where a dropped byte fits more than once: earlier is more useful.</summary>
    public static string Preference => Markers;

    public static bool IsMarker(int value) => MarkerSet.Contains(value);

    /// <summary>Characters that an exactly decoded sequence of three or four bytes may stand for.</summary>
    public static bool IsPlausible(int value) => value switch
    {
        0xFE0F or 0x20AC or 0x2122 or 0x200B or 0x200D or 0xFEFF or 0xFFFD => true,
        0xF8FF => true, // the Apple logo: byte F0 of text that went through Mac Roman twice
        >= 0x2010 and <= 0x205E => true,
        >= 0x2070 and <= 0x214F => true,
        >= 0x2190 and <= 0x2BFF => true,
        >= 0x1F000 and <= 0x1FAFF => true,
        >= 0xE0020 and <= 0xE007F => true,
        _ => IsLetterOfScript(value),
    };

    /// <summary>Characters that two bytes may stand for.</summary>
    public static bool IsPlausiblePair(int value) =>
        value is (>= 0xA0 and <= 0x24F) or (>= 0x370 and <= 0x6FF);

    private static bool IsLetterOfScript(int value)
    {
        var category = CharUnicodeInfo.GetUnicodeCategory(value);
        return value is < 0xE000 or >= 0xF900
            && category is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter
                or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.OtherPunctuation
                or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation;
    }
}
