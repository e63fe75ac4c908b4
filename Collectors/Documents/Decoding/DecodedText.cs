namespace Gapless.Collectors.Documents.Decoding;

/// <summary>The text of a file with line ends as LF, and what was found out on the way.</summary>
internal sealed record DecodedText(string Text, string Encoding, IReadOnlyList<string> Warnings);
