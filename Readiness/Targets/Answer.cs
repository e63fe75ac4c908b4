using System.Globalization;
using Gapless.Readiness.Masking;

namespace Gapless.Readiness.Targets;

/// <summary>What came back for one request. The body is for judging only: evidence never holds it.</summary>
/// <param name="Url">Where it was asked.</param>
/// <param name="Status">Null when no answer came; <see cref="Failure"/> then says why.</param>
public sealed record Answer(ProbeRequest Request, Uri Url, int? Status)
{
    public AnswerFailure? Failure { get; init; }

    /// <summary>The failure in words, or what was left of a redirect that is not followed.</summary>
    public string? Detail { get; init; }

    public AnswerHeaders Headers { get; init; } = AnswerHeaders.Empty;

    /// <summary>The decoded body, at most 512 KiB.</summary>
    public string Text { get; init; } = "";

    /// <summary>The bytes of the body as they came over the wire, up to the limit.</summary>
    public int WireBytes { get; init; }

    /// <summary>The bytes after the content coding was undone, up to the limit.</summary>
    public int Bytes { get; init; }

    /// <summary>The body is longer than what was read.</summary>
    public bool IsTruncated { get; init; }

    /// <summary>The content coding could be undone, or there was none.</summary>
    public bool IsDecodable { get; init; } = true;

    /// <summary>SHA-256 of the decoded body, lower-case hexadecimal.</summary>
    public string BodyHash { get; init; } = "";

    public int Milliseconds { get; init; }

    /// <summary>The answer at the place this one redirects to, where that was followed.</summary>
    public Answer? Next { get; init; }

    /// <summary>The end of the redirects.</summary>
    public Answer Final => Next?.Final ?? this;

    /// <summary>This answer and those it redirects to.</summary>
    public IEnumerable<Answer> Hops => Next is null ? [this] : [this, .. Next.Hops];

    public bool IsAnswered => Status is not null;

    public bool IsSuccess => Status is >= 200 and < 300;

    public bool IsRedirect => Status is 301 or 302 or 303 or 307 or 308 && Headers.Has("location");

    public bool IsOverTls => Url.Scheme.Equals(Uri.UriSchemeHttps, StringComparison.Ordinal);

    /// <summary>Where it redirects to, or null.</summary>
    public Uri? Location => Headers["location"] is { } location ? WebAddress.Resolve(Url, location) : null;

    /// <summary>Type and subtype in lower case; empty when there is none.</summary>
    public string MediaType => (Headers["content-type"] ?? "").Split(';')[0].Trim().ToLowerInvariant();

    public bool IsHtml => MediaType is "text/html" or "application/xhtml+xml";

    public bool IsJson => MediaType is "application/json" or "text/json" || MediaType.EndsWith("+json", StringComparison.Ordinal);

    /// <summary>What was asked, in words that are the same in every run: the random part of the path that cannot exist is left out.</summary>
    public string Asked
    {
        get
        {
            var path = Url.PathAndQuery;
            var random = path.IndexOf("/gapless-", StringComparison.Ordinal);
            return $"{Request.Method} {(random < 0 ? path : path[..(random + "/gapless-".Length)] + "…")}";
        }
    }

    /// <summary>This answer as evidence, with the headers that matter; values of cookies are masked.</summary>
    public Evidence Seen(string message, params ReadOnlySpan<string> headers) => Evidence.Seen(message, Exchange(headers));

    /// <summary>A record would print its end, which may be itself.</summary>
    public override string ToString() => $"{Asked}: {Status?.ToString(CultureInfo.InvariantCulture) ?? Failure?.ToString()} {Detail}".TrimEnd();

    private Exchange Exchange(ReadOnlySpan<string> headers)
    {
        var chosen = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var name in headers)
        {
            if (Headers.Has(name))
            {
                chosen[name.ToLowerInvariant()] = Shown(name);
            }
        }

        return new(Request.Method, Url.AbsoluteUri, Status, chosen.ToImmutable(), Milliseconds);
    }

    private string Shown(string name)
    {
        var values = Headers.All(name);
        if (name.Equals("set-cookie", StringComparison.OrdinalIgnoreCase))
        {
            values = values.Select(WithoutValue);
        }

        var text = string.Join(", ", values);
        return text.Length <= 500 ? text : text[..500] + "…";
    }

    // id=31d4d96e407aad42; Path=/; HttpOnly
    private static string WithoutValue(string cookie)
    {
        var end = cookie.IndexOf(';', StringComparison.Ordinal) is var found and >= 0 ? found : cookie.Length;
        var equals = cookie.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 || equals > end ? SecretMask.Mask(cookie[..end]) + cookie[end..] : $"{cookie[..equals]}={SecretMask.Mask(cookie[(equals + 1)..end])}{cookie[end..]}";
    }
}
