using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using Gapless.Collectors.Targets;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Targets;

namespace Gapless.Fuzz.Targets;

/// <summary>
/// A target whose answers are arbitrary: every live check reads them, and none may break. The input holds one or more answers with a line of
/// <c>=====</c> between them; the requests share them out.
/// </summary>
internal sealed class TargetTarget : IFuzzTarget
{
    private const int BodyLimit = 512 * 1024;

    private static readonly Uri Base = new("https://shop.example/");

    private static readonly ImmutableArray<ProbeRequest> Requests = [.. CheckCatalog.All.SelectMany(check => check.Requests).Distinct()];

    public string Name => "targets";

    public IReadOnlyList<byte[]> Corpus { get; } = [.. AnswerSamples.All, .. AnswerSamples.All.Select(sample => (byte[])[.. sample, .. "=====\n"u8, .. AnswerSamples.All[0]])];

    public IReadOnlyList<string> Tokens => AnswerSamples.Tokens;

    public void Run(byte[] input)
    {
        var parts = Encoding.Latin1.GetString(input).Split("=====\n", 8);
        var target = new TargetFacts
        {
            BaseUrl = Base,
            At = DateTimeOffset.UnixEpoch,
            Home = Of(parts[0], ProbeRequest.Get("/") with { FollowsRedirects = true }),
            HomeAgain = Of(parts[^1], ProbeRequest.Get("/") with { FollowsRedirects = true, Repetition = 1 }),
            Missing = Of(parts[^1], ProbeRequest.Get("/gapless-0")),
            Head = Of(parts[0], new("HEAD", "/")),
            PlainHome = Of(parts[^1], ProbeRequest.Get("/") with { OverPlainHttp = true }),
            PlainMissing = Of(parts[0], ProbeRequest.Get("/gapless-0?q=1") with { OverPlainHttp = true }),
        };
        target = target with { Asset = AssetFinder.In(target.Home, Base) is { } asset ? Of(parts[0], asset) : null };
        target = Answering(target, parts, Requests);
        target = target with { Facts = TargetClassifier.FactsOf(target, [IPAddress.Loopback]) };
        target = Answering(target, parts, CheckCatalog.All.SelectMany(check => check.FollowUps(target)).Distinct());
        _ = CheckCatalog.All.Sum(check => check.Live(target).Count());
    }

    private static TargetFacts Answering(TargetFacts target, string[] parts, IEnumerable<ProbeRequest> requests) =>
        target with { Answers = target.Answers.SetItems(requests.Select((request, index) => KeyValuePair.Create(request, Of(parts[index % parts.Length], request)))) };

    // HTTP/1.1 200 OK, then fields, an empty line and the body
    private static Answer Of(string part, ProbeRequest request)
    {
        var end = part.IndexOf("\r\n\r\n", StringComparison.Ordinal) is var found and >= 0 ? found : part.Length;
        var lines = part[..end].Split("\r\n");
        var status = lines[0].Split(' ') is [_, var code, ..] && int.TryParse(code, CultureInfo.InvariantCulture, out var number) && number is >= 100 and <= 999 ? number : (int?)null;
        var fields = lines.Skip(1).Select(line => line.Split(':', 2)).Where(field => field is [{ Length: > 0 }, _]).Select(field => KeyValuePair.Create(field[0], field[1].Trim()));
        var answer = new Answer(request, RequestUrl.Of(Base, request), status) { Headers = new(fields), Failure = status is null ? AnswerFailure.Malformed : null };
        return status is null ? answer : AnswerBody.Add(answer, Encoding.Latin1.GetBytes(part[Math.Min(part.Length, end + 4)..]), isTruncated: false, BodyLimit);
    }
}
