using System.Buffers;
using System.Text;

namespace Gapless.Api.Files;

/// <summary>What may be evidence, told by the first bytes: what a file is called says nothing about what it is.</summary>
internal static class FileTypes
{
    private static readonly (byte[] Mark, string Type)[] Marks =
    [
        ("%PDF-"u8.ToArray(), "application/pdf"),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image/png"),
        ([0xFF, 0xD8, 0xFF], "image/jpeg"),
        ("GIF8"u8.ToArray(), "image/gif"),
        ("PK\x03\x04"u8.ToArray(), "application/zip"),
        ("PK\x05\x06"u8.ToArray(), "application/zip"),
    ];

    // What makes a browser take text for a page, wherever it stands.
    private static readonly SearchValues<string> Markup = SearchValues.Create(
        ["<!doctype html", "<html", "<head", "<body", "<script", "<iframe", "<style", "<svg", "<!doctype svg"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Null for what is not taken. HTML and SVG are not: they would run in a browser.</summary>
    public static string? Of(ReadOnlySpan<byte> head)
    {
        foreach (var (mark, type) in Marks)
        {
            if (head.StartsWith(mark))
            {
                return type;
            }
        }

        return IsText(head) ? "text/plain" : null;
    }

    private static bool IsText(ReadOnlySpan<byte> head)
    {
        if (head.IndexOfAnyInRange((byte)0, (byte)8) >= 0)
        {
            return false;
        }

        // The head may end within a character.
        var text = Encoding.UTF8.GetString(head).TrimEnd('\uFFFD');
        return !text.Contains('\uFFFD', StringComparison.Ordinal) && !text.AsSpan().ContainsAny(Markup);
    }
}
