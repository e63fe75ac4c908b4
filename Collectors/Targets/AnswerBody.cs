using System.Security.Cryptography;
using Gapless.Readiness.Targets;

namespace Gapless.Collectors.Targets;

/// <summary>Puts a body as it came over the wire into an answer whose headers are known.</summary>
internal static class AnswerBody
{
    public static Answer Add(Answer answer, byte[] wire, bool isTruncated, int limit)
    {
        var coding = answer.Headers.Joined("content-encoding");
        var isCoded = coding.Length > 0 && !coding.Equals("identity", StringComparison.OrdinalIgnoreCase) && wire.Length > 0;
        var decoded = isCoded ? BodyReader.Decode(wire, coding, limit) : (wire, isTruncated);
        var bytes = decoded?.Bytes ?? [];
        return answer with
        {
            WireBytes = wire.Length,
            Bytes = bytes.Length,
            IsTruncated = isTruncated || decoded is { IsTruncated: true },
            IsDecodable = decoded is not null,
            BodyHash = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            Text = BodyReader.Text(bytes, CharsetOf(answer)),
        };
    }

    // text/html; charset=utf-8
    private static string? CharsetOf(Answer answer) =>
        (answer.Headers["content-type"] ?? "").Split(';', StringSplitOptions.TrimEntries)
            .FirstOrDefault(part => part.StartsWith("charset=", StringComparison.OrdinalIgnoreCase))?["charset=".Length..];
}
