using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Frontend;

public sealed partial class TextIsCompressed : Check
{
    private const int Small = 1400;
    private const int WorthIt = 2048;

    private static readonly Idiom Configured = new(
        "perf.compression/configured",
        ["UseResponseCompression", "compress", "GZipMiddleware", "gzip", "brotli", "encode", "Rack::Deflater", "CompressionLayer", "enable_accept_encoding"])
    {
        Pattern = ConfiguredPattern(),
    };

    public override CheckInfo Info { get; } = new("perf.compression", Category.Frontend, Priority.Medium, "Text responses are compressed")
    {
        Why = "Text shrinks to a quarter; uncompressed it costs every visitor time and the operator traffic.",
        Remedy = "Switch brotli and gzip on at the edge for text types, with Vary: Accept-Encoding.",
        Effort = Effort.Small,
        Methods = [Method.Live, Method.Repository],
        References = ["RFC 9110 section 8.4", "RFC 9110 section 12.5.3", "RFC 9110 section 12.5.5"],
        AppliesWhen = Condition.Any(Fact.Target, Fact.Http),
    };

    public override ImmutableArray<Idiom> Idioms => [Configured];

    public override ImmutableArray<ProbeRequest> Requests => ApiDescription.Requests;

    public override IEnumerable<ProbeRequest> FollowUps(TargetFacts target) => Pages(target).SelectMany(page => new[] { Packed(page), Plain(page) });

    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        if (target.WhyUnknown(target.Home.Final) is { } unknown)
        {
            return [unknown];
        }

        var pairs = Pages(target).Select(page => (Packed: target.Answer(Packed(page)).Final, Plain: target.Answer(Plain(page)).Final))
            .Where(pair => pair.Packed.IsSuccess && pair.Plain.IsSuccess && IsText(pair.Plain)).ToList();
        var large = pairs.Where(pair => pair.Plain.Bytes >= WorthIt).ToList();
        return large.Count > 0 ? [Judge(target, large)]
            : pairs.Count > 0 || target.Home.IsSuccess ? [Verdict.NotApplicable(target.Name, pairs.Exists(pair => pair.Plain.Bytes >= Small) ? "no text answer is worth compressing" : $"no text answer is as long as {Small} bytes")]
            : [Verdict.Unknown(target.Name, UnknownReason.Never, "No text answer was measured.")];
    }

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository) =>
        repository.FirstOf(null, Configured) is { } hit
            ? [Verdict.Pass(Verdict.WholeSystem, "Compression is configured.", Evidence.Strong(hit.Excerpt, hit.Location))]
            : [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "Nothing in the repository compresses answers; the edge may.")];

    private static Verdict Judge(TargetFacts target, List<(Answer Packed, Answer Plain)> pairs)
    {
        var evidence = pairs.Select(pair => pair.Packed.Seen($"{Coding(pair.Packed) ?? "not compressed"}: {pair.Plain.Bytes} bytes become {pair.Packed.WireBytes}", "content-encoding", "vary", "cache-control")).ToList();
        var plain = pairs.Where(pair => Coding(pair.Packed) is null).Select(pair => pair.Packed).ToList();
        if (plain.Count == pairs.Count)
        {
            return Verdict.Fail(target.Name, "No text answer is compressed.", evidence);
        }

        var broken = pairs.Select(pair => pair.Packed).FirstOrDefault(answer => !answer.IsDecodable);
        var varying = pairs.Select(pair => pair.Packed).FirstOrDefault(answer => Coding(answer) is not null && IsCacheable(answer) && !answer.Headers.HasToken("vary", "accept-encoding") && !answer.Headers.HasToken("vary", "*"));
        return plain.Count > 0 ? Verdict.Partial(target.Name, $"{plain[0].Asked} is not compressed.", evidence)
            : broken is not null ? Verdict.Fail(target.Name, $"{broken.Asked} cannot be decompressed.", evidence)
            : Differing(pairs) is { } differing ? Verdict.Partial(target.Name, $"{differing.Asked} is another text when compressed.", evidence)
            : varying is not null ? Verdict.Partial(target.Name, $"{varying.Asked} lacks Vary: Accept-Encoding, so a cache may give it to a client that cannot read it.", evidence)
            : Verdict.Pass(target.Name, $"{pairs.Count} text answers are compressed.", evidence);
    }

    // Files do not change from one request to the next; pages may.
    private static Answer? Differing(List<(Answer Packed, Answer Plain)> pairs) =>
        pairs.Where(pair => !pair.Plain.IsHtml && !pair.Plain.IsJson && !pair.Plain.IsTruncated && !pair.Packed.IsTruncated)
            .FirstOrDefault(pair => !pair.Packed.BodyHash.Equals(pair.Plain.BodyHash, StringComparison.Ordinal)).Packed;

    private static string? Coding(Answer answer) => answer.Headers.Joined("content-encoding").Trim().ToLowerInvariant() is "br" or "gzip" or "zstd" or "deflate" ? answer.Headers.Joined("content-encoding").Trim() : null;

    private static bool IsCacheable(Answer answer) => !answer.Headers.HasToken("cache-control", "private") && !answer.Headers.HasToken("cache-control", "no-store");

    private static bool IsText(Answer answer) =>
        answer.MediaType.StartsWith("text/", StringComparison.Ordinal) || answer.IsJson || answer.IsHtml
        || answer.MediaType is "application/javascript" or "application/xml" or "image/svg+xml" || answer.MediaType.EndsWith("+xml", StringComparison.Ordinal);

    private static IEnumerable<ProbeRequest> Pages(TargetFacts target) =>
        new[] { target.Home.Request with { Repetition = 0 }, target.Asset?.Request, ApiDescription.Of(target)?.Source.Request }.OfType<ProbeRequest>().Distinct();

    private static ProbeRequest Packed(ProbeRequest page) => page.With("accept-encoding", "br, gzip");

    private static ProbeRequest Plain(ProbeRequest page) => page.With("accept-encoding", "identity");

    [GeneratedRegex("""app\.UseResponseCompression\s*\(|\buse\(\s*compression\(|register\(\s*(compress|fastifyCompress|require\(["']@fastify/compress)|GZipMiddleware|^\s*gzip\s+on|^\s*brotli\s+on|^\s*encode\s+(gzip|zstd|br)|server\.compression\.enabled\s*[=:]\s*true|Rack::Deflater|CompressionLayer|enable_accept_encoding_(gzip|brotli)\s*=\s*true|\bcompress\s*=\s*true|gzhttp\.|middleware\.Gzip|handlers\.CompressHandler|compress:\s*\{\}""", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ConfiguredPattern();
}
