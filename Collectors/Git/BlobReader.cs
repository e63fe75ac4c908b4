using System.Buffers;
using System.Globalization;
using System.Text;

namespace Gapless.Collectors.Git;

/// <summary>Reads what <c>git cat-file --batch</c> answers: <c>&lt;hash&gt; blob &lt;size&gt;</c>, the bytes, and a line end; or <c>&lt;hash&gt; missing</c>.</summary>
internal sealed class BlobReader(Stream answers, int maximumBytes)
{
    private readonly byte[] content = new byte[maximumBytes];
    private readonly byte[] buffer = new byte[1 << 16];
    private int position;
    private int length;

    /// <summary>The next content, valid until the next call; null when git does not have it or it is too large.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> NextAsync(CancellationToken cancellationToken)
    {
        var header = await LineAsync(cancellationToken);
        if (header.Split(' ') is not [_, "blob", var digits] || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var size))
        {
            return null;
        }

        for (var done = 0L; done < size;)
        {
            await FillAsync(cancellationToken);
            var part = (int)Math.Min(size - done, length - position);
            if (size <= maximumBytes)
            {
                buffer.AsSpan(position, part).CopyTo(content.AsSpan((int)done));
            }

            (position, done) = (position + part, done + part);
        }

        await FillAsync(cancellationToken);
        position++; // the line end
        return size <= maximumBytes ? (ReadOnlyMemory<byte>?)content.AsMemory(0, (int)size) : null;
    }

    private async ValueTask<string> LineAsync(CancellationToken cancellationToken)
    {
        var line = new ArrayBufferWriter<byte>(64);
        while (true)
        {
            await FillAsync(cancellationToken);
            var end = buffer.AsSpan(position, length - position).IndexOf((byte)'\n');
            var part = end < 0 ? length - position : end;
            line.Write(buffer.AsSpan(position, part));
            position += part + (end < 0 ? 0 : 1);
            if (end >= 0)
            {
                return Encoding.ASCII.GetString(line.WrittenSpan);
            }
        }
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (position == length)
        {
            (position, length) = (0, await answers.ReadAsync(buffer, cancellationToken));
            if (length == 0)
            {
                throw new GitHistoryException("git ended before it had given all files.");
            }
        }
    }
}
