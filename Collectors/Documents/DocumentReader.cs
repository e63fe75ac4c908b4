using System.Security.Cryptography;
using Gapless.Collectors.Documents.Decoding;
using Gapless.Collectors.Documents.Dialects;
using Gapless.Collectors.Documents.Markup;
using Gapless.Collectors.Documents.Outlines;
using Gapless.Collectors.Masking;
using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents;

/// <summary>Reads a gap analysis: bytes to text, text to blocks, blocks to sections, sections to gaps and the rest.</summary>
public static class DocumentReader
{
    /// <exception cref="DocumentUnreadableException">The file cannot be read or is no document.</exception>
    public static async Task<GapDocument> ReadFileAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var file = File.OpenRead(path);
            await using var _ = file;
            var buffer = new byte[(int)Math.Min(file.Length, DocumentLimits.Bytes + 1)];
            var read = await file.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
            return Read(buffer.AsMemory(0, read), Path.GetFileName(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DocumentUnreadableException(path, exception.Message);
        }
    }

    /// <exception cref="DocumentUnreadableException">The bytes are no document.</exception>
    public static GapDocument Read(ReadOnlyMemory<byte> bytes, string fileName)
    {
        var warnings = new List<string>();
        var decoded = Decoder.Decode(Limited(bytes.Span, warnings));
        warnings.AddRange(decoded.Warnings);
        RequireText(decoded.Text, fileName);

        var repaired = MojibakeRepair.Repair(decoded.Text);
        var masked = ProseMask.Apply(repaired.Text);
        if (!string.Equals(masked, repaired.Text, StringComparison.Ordinal))
        {
            warnings.Add("The document quotes credentials; they are masked here and should be revoked where they are real.");
        }

        var (lines, origins) = HtmlLines.Split(masked);
        var blocks = Blocks(MarkdownSource.Tame(Dialect.ToMarkdown(lines), warnings), fileName);
        var outline = OutlineReader.Read(BlockLines.Restore(blocks, origins));
        return DocumentAssembler.Assemble(outline, masked, warnings) with
        {
            File = fileName,
            Text = masked,
            ContentHash = Convert.ToHexStringLower(SHA256.HashData(bytes.Span)),
            Encoding = decoded.Encoding,
            Repair = repaired.Repair,
        };
    }

    /// <summary>A line that is cut in two would be misread, so that the cut is made after the last whole one.</summary>
    private static ReadOnlySpan<byte> Limited(ReadOnlySpan<byte> bytes, List<string> warnings)
    {
        if (bytes.Length <= DocumentLimits.Bytes)
        {
            return bytes;
        }

        warnings.Add($"Only the first {DocumentLimits.Bytes / 1024 / 1024} MiB were read.");
        var head = bytes[..DocumentLimits.Bytes];
        var lineEnd = head.LastIndexOf((byte)'\n');
        return lineEnd > 0 ? head[..(lineEnd + 1)] : head;
    }

    private static void RequireText(string text, string fileName)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new DocumentUnreadableException(fileName, "the file is empty.");
        }

        var controls = text.Count(character => char.IsControl(character) && character is not ('\n' or '\t' or '\r' or '\f') && character < 0x80);
        if (controls * 50 > text.Length || text.Contains('\0', StringComparison.Ordinal))
        {
            throw new DocumentUnreadableException(fileName, "this is binary data, not a text document.");
        }
    }

    private static IReadOnlyList<DocumentBlock> Blocks(string text, string fileName)
    {
        try
        {
            return MarkdownBlocks.Read(text);
        }
        catch (ArgumentException)
        {
            throw new DocumentUnreadableException(fileName, "its lists or quotes nest too deeply to be read.");
        }
    }
}
