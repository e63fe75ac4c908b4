using Gapless.Collectors.Documents.Vocabulary;

namespace Gapless.Collectors.Documents.Markup;

/// <summary>A term and, below it, what is said about it.</summary>
/// <example><code>
/// Rate limiting
/// : Missing. Anyone can try passwords for ever.
/// </code></example>
internal static class Definitions
{
    /// <summary>What is said about the term, or null when the item is none.</summary>
    public static string? Of(ListEntry item) =>
        item.Text is { Bold: { } term, Rest: [' ', ..] rest } && KeyLine.Read(item.Text) is null && !term.EndsWith(':') ? rest.TrimStart(' ', '-', '–', '—') : null;
}
