namespace Gapless.Readiness.Targets;

/// <summary>Everything the prober learned from one running target in one run.</summary>
public sealed record TargetFacts
{
    public required Uri BaseUrl { get; init; }

    /// <summary>When the probe was made.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The facts the answers show: target, target:web, target:api, internet, cookie-auth.</summary>
    public FactSet Facts { get; init; } = FactSet.Empty;

    public TargetDeclaration Declared { get; init; } = TargetDeclaration.None;

    /// <summary><c>GET /</c>, redirects followed.</summary>
    public required Answer Home { get; init; }

    /// <summary>The same once more: what differs is dynamic.</summary>
    public required Answer HomeAgain { get; init; }

    /// <summary>A random path that cannot exist: what the target says to it, it says to everything that does not exist.</summary>
    public required Answer Missing { get; init; }

    /// <summary><c>HEAD /</c>.</summary>
    public Answer? Head { get; init; }

    /// <summary><c>GET /</c> over plain HTTP, redirects followed.</summary>
    public Answer? PlainHome { get; init; }

    /// <summary>The random path with a query over plain HTTP, redirects followed.</summary>
    public Answer? PlainMissing { get; init; }

    /// <summary>A script or stylesheet of the home page.</summary>
    public Answer? Asset { get; init; }

    /// <summary>Null when the target is plain HTTP.</summary>
    public TlsFacts? Tls { get; init; }

    /// <summary>What came of the looks that need the owner's consent.</summary>
    public AgreedFacts Agreed { get; init; } = AgreedFacts.None;

    /// <summary>What came back for each request of the checks.</summary>
    public ImmutableDictionary<ProbeRequest, Answer> Answers { get; init; } = ImmutableDictionary<ProbeRequest, Answer>.Empty;

    /// <summary>What was not asked, and why.</summary>
    public ImmutableArray<string> LeftOut { get; init; } = [];

    /// <summary>The name of the target as a subject.</summary>
    public string Name => BaseUrl.GetLeftPart(UriPartial.Path).TrimEnd('/');

    public bool IsOverTls => BaseUrl.Scheme.Equals(Uri.UriSchemeHttps, StringComparison.Ordinal);

    /// <summary>This machine itself; names under .localhost are it too (RFC 6761, section 6.3).</summary>
    public bool IsLoopback => IsLoopbackAddress(BaseUrl);

    /// <summary>Whether an address leads to the machine that asks.</summary>
    public static bool IsLoopbackAddress(Uri url) => url.IsLoopback || url.IdnHost.TrimEnd('.').EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);

    /// <summary>The answer to a request; one that was not asked is an answer without a status.</summary>
    public Answer Answer(ProbeRequest request) =>
        Answers.GetValueOrDefault(request) ?? new Answer(request, UrlOf(request), null) { Failure = AnswerFailure.NotAsked, Detail = "it was not asked" };

    /// <summary>Something is there: a success that is not the page for everything that does not exist.</summary>
    public bool Exists(Answer answer) => answer.IsSuccess && !IsSoftMissing(answer);

    /// <summary>The answer is the one the target gives to a path that cannot exist.</summary>
    public bool IsSoftMissing(Answer answer) =>
        answer.IsAnswered && answer.Status == Missing.Status && answer.MediaType.Equals(Missing.MediaType, StringComparison.Ordinal)
        && PageFingerprint.Of(answer).IsSamePageAs(PageFingerprint.Of(Missing));

    /// <summary>An unknown verdict with its reason where the answer is not the application's own; else null.</summary>
    /// <param name="allowsRefusal">A 401 or 403 is an answer here: the check asks what strangers get.</param>
    public Verdict? WhyUnknown(Answer answer, bool allowsRefusal = false) =>
        Obstacles.Of(answer, allowsRefusal) is { } obstacle
            ? Verdict.Unknown(Name, obstacle.Reason, $"{answer.Asked}: {obstacle.Explanation}.", answer.IsAnswered ? [answer.Seen(obstacle.Explanation)] : [])
            : null;

    /// <summary>Where a request goes. A base path stays in front; the path is kept as written.</summary>
    public Uri UrlOf(ProbeRequest request) => RequestUrl.Of(BaseUrl, request);
}
