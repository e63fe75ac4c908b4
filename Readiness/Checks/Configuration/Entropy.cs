namespace Gapless.Readiness.Checks.Configuration;

/// <summary>How random a text is (Shannon, by character frequency).</summary>
internal static class Entropy
{
    public static double BitsPerCharacter(string text)
    {
        var bits = 0.0;
        foreach (var group in text.GroupBy(character => character))
        {
            var share = (double)group.Count() / text.Length;
            bits -= share * Math.Log2(share);
        }

        return bits;
    }

    /// <summary>Hexadecimal has fewer symbols to be random with; long base64 has many, and so has minified prose.</summary>
    public static double ThresholdFor(string text) =>
        text.All(char.IsAsciiHexDigit) ? 3.0 : text.Length >= 40 ? 4.5 : 3.5;
}
