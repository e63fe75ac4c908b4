using System.Text;

namespace Gapless.Collectors.Git;

/// <summary>Reads texts between which zero bytes stand.</summary>
internal sealed class ZeroSeparated(TextReader source)
{
    // Longer than any path; what goes on without an end is nothing that git writes.
    private const int LongestPart = 1 << 16;

    private readonly char[] buffer = new char[1 << 15];
    private readonly StringBuilder part = new();
    private int position;
    private int length;

    /// <summary>The next text, or null at the end.</summary>
    public async ValueTask<string?> NextAsync(CancellationToken cancellationToken)
    {
        part.Clear();
        while (part.Length < LongestPart)
        {
            if (position == length)
            {
                (position, length) = (0, await source.ReadAsync(buffer, cancellationToken));
                if (length == 0)
                {
                    return part.Length == 0 ? null : part.ToString();
                }
            }

            var end = buffer.AsSpan(position, length - position).IndexOf('\0');
            part.Append(buffer, position, end < 0 ? length - position : end);
            position = end < 0 ? length : position + end + 1;
            if (end >= 0)
            {
                return part.ToString();
            }
        }

        throw new GitHistoryException("git writes something that is no history.");
    }
}
