using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Repositories;
using Gapless.Readiness.Targets;

namespace Gapless.Readiness.Tests.Healthy;

/// <summary>One complete good target; each test spoils one thing of it.</summary>
internal static class Targets
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    public const string Page = "<!doctype html><html><head><title>Shop</title><script src=\"/app.js\"></script></head><body>Welcome</body></html>";

    private static readonly Uri Base = new("https://shop.example/");

    /// <summary>What the edge of the good target puts on every answer.</summary>
    private static readonly AnswerHeaders EdgeHeaders = new(
    [
        new("Strict-Transport-Security", "max-age=31536000; includeSubDomains"),
        new("X-Content-Type-Options", "nosniff"),
        new("Referrer-Policy", "no-referrer"),
    ]);

    public static CertificateFacts Leaf { get; } = new("CN=shop.example", "CN=Example Intermediate", Now.AddDays(-30), Now.AddDays(60))
    {
        Names = ["shop.example", "*.shop.example"],
        KeyAlgorithm = "ECDSA",
        KeyBits = 256,
        SignatureAlgorithm = "sha256ECDSA",
        IsLogged = true,
    };

    public static CertificateFacts Intermediate { get; } = new("CN=Example Intermediate", "CN=Example Root", Now.AddDays(-365), Now.AddDays(1000))
    {
        KeyAlgorithm = "RSA",
        KeyBits = 2048,
        SignatureAlgorithm = "sha256RSA",
        IsAuthority = true,
    };

    public static TargetFacts Healthy { get; } = new()
    {
        BaseUrl = Base,
        At = Now,
        Facts = Facts(Fact.Target, Fact.WebTarget, Fact.ApiTarget, Fact.Api, Fact.Internet, Fact.Service, Fact.Http, Fact.Frontend, Fact.ProductionTarget),
        Declared = new TargetDeclaration { IsProduction = true, Revisions = ["0123456789abcdef0123456789abcdef01234567"] },
        Home = HomePage(ProbeRequest.Get("/") with { FollowsRedirects = true }, "n0nce-one"),
        HomeAgain = HomePage(ProbeRequest.Get("/") with { FollowsRedirects = true, Repetition = 1 }, "n0nce-two"),
        Missing = NotFound(ProbeRequest.Get("/gapless-5f3a9c")),
        Head = Html(new("HEAD", "/"), 200, ""),
        PlainHome = Redirected(ProbeRequest.Get("/") with { OverPlainHttp = true }),
        PlainMissing = Redirected(ProbeRequest.Get("/gapless-5f3a9c?q=1") with { OverPlainHttp = true }),
        Asset = FromTheEdge(Of(ProbeRequest.Get("/app.js"), 200, "text/javascript; charset=utf-8", new string('x', 4000))),
        Tls = GoodTls,
        Answers = ImmutableDictionary.CreateRange(
        [
            Known(Json(ProbeRequest.Get("/livez"), 200, """{"status":"ok"}""")),
            Known(Json(ProbeRequest.Get("/readyz"), 200, """{"status":"ok","checks":[{"name":"database","status":"ok"}]}""")),
            Known(Json(ProbeRequest.Get("/version"), 200, """{"commit":"0123456789abcdef0123456789abcdef01234567"}""")),
        ]),
    };

    private static TlsFacts GoodTls => new("shop.example", 443)
    {
        Endpoints = [new TlsEndpoint("192.0.2.1") { Chain = [Leaf, Intermediate], Trust = ChainTrust.Trusted }],
        Handshakes =
        [
            new(TlsVersion.Tls13, HandshakeResult.Accepted, "TLS_AES_256_GCM_SHA384"),
            new(TlsVersion.Tls12, HandshakeResult.Accepted, "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"),
            new(TlsVersion.Tls11, HandshakeResult.Refused, Detail: "protocol_version"),
            new(TlsVersion.Tls10, HandshakeResult.Refused, Detail: "protocol_version"),
            new(TlsVersion.Tls12Weak, HandshakeResult.Refused, Detail: "handshake_failure"),
            new(TlsVersion.Tls12Broken, HandshakeResult.Refused, Detail: "handshake_failure"),
        ],
    };

    /// <summary>An answer of the good target to a request.</summary>
    public static Answer Of(ProbeRequest request, int status, string contentType, string body = "") =>
        new(request, RequestUrl.Of(Base, request), status)
        {
            Headers = EdgeHeaders.With("Content-Type", contentType),
            Text = body,
            Bytes = Encoding.UTF8.GetByteCount(body),
            WireBytes = Encoding.UTF8.GetByteCount(body),
            BodyHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body))),
            Milliseconds = 20,
        };

    private static Answer FromTheEdge(Answer answer) => answer with { Headers = answer.Headers.With("cf-ray", "8a1b2c3d4e5f-FRA").With("cf-cache-status", "HIT") };

    public static Answer Html(ProbeRequest request, int status, string body) => Of(request, status, "text/html; charset=utf-8", body);

    public static Answer Json(ProbeRequest request, int status, string body) => Of(request, status, "application/json", body);

    public static Answer NotFound(ProbeRequest request) => Html(request, 404, "<title>Not found</title>There is nothing here.");

    public static Answer Silent(ProbeRequest request, AnswerFailure failure) => new(request, RequestUrl.Of(Base, request), null) { Failure = failure };

    public static Answer HomePage(ProbeRequest request, string nonce)
    {
        var page = Html(request, 200, Page);
        return page with
        {
            Headers = page.Headers.With(
                "Content-Security-Policy",
                $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"),
        };
    }

    public static FactSet Facts(params string[] names) =>
        new(names.Select(name => KeyValuePair.Create(name, Evidence.Seen("set by the test"))));

    extension(TargetFacts target)
    {
        /// <summary>With this answer to its request.</summary>
        public TargetFacts Answering(params Answer[] answers) =>
            target with { Answers = target.Answers.SetItems(answers.Select(answer => KeyValuePair.Create(answer.Request, answer))) };

        /// <summary>Both looks at the home page changed the same way.</summary>
        public TargetFacts WithHome(Func<Answer, Answer> change) =>
            target with { Home = change(target.Home), HomeAgain = change(target.HomeAgain) };

        public TargetFacts WithFacts(params string[] names) => target with { Facts = Facts(names).With(target.Facts) };

        public TargetFacts WithLeaf(Func<CertificateFacts, CertificateFacts> change) =>
            target.WithEndpoint(endpoint => endpoint with { Chain = endpoint.Chain.SetItem(0, change(endpoint.Chain[0])) });

        public TargetFacts WithEndpoint(Func<TlsEndpoint, TlsEndpoint> change) =>
            target with { Tls = target.Tls! with { Endpoints = [.. target.Tls.Endpoints.Select(change)] } };

        public TargetFacts WithHandshake(Handshake handshake) =>
            target with
            {
                Tls = target.Tls! with { Handshakes = [.. target.Tls.Handshakes.Where(one => one.Version != handshake.Version), handshake] },
            };
    }

    extension(Answer answer)
    {
        public Answer Sending(string header, string value) => answer with { Headers = answer.Headers.With(header, value) };

        public Answer NotSending(string header) => answer with { Headers = answer.Headers.Without(header) };
    }

    private static KeyValuePair<ProbeRequest, Answer> Known(Answer answer) => KeyValuePair.Create(answer.Request, answer);

    private static Answer Redirected(ProbeRequest request)
    {
        var plain = Html(request, 308, "");
        var secure = request with { OverPlainHttp = false };
        return plain with
        {
            Headers = plain.Headers.With("Location", RequestUrl.Of(Base, secure).AbsoluteUri),
            Next = Html(secure, 200, Page),
        };
    }
}
