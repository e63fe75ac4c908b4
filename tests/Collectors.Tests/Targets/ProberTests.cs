using System.IO.Compression;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Gapless.Collectors.Targets;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Repositories;
using Gapless.Readiness.Targets;
using static Gapless.Collectors.Tests.Targets.LocalServer;

namespace Gapless.Collectors.Tests.Targets;

public sealed class ProberTests
{
    private static readonly ProbeOptions Options = new() { RunId = "run42", RequestTimeout = TimeSpan.FromSeconds(20) };

    [Fact]
    public async Task MakesTheControlRequests_AndIdentifiesItself()
    {
        await using var server = Answering(request => PathOf(request) switch
        {
            "/" => Ok("<title>Shop</title><script src='/app.js?v=1'></script>"),
            "/app.js?v=1" => Ok("let a;", "text/javascript"),
            _ => NotFound(),
        });

        var target = await ProbeAsync(server.Url);

        Assert.Equal(200, target.Home.Status);
        Assert.Equal("<title>Shop</title><script src='/app.js?v=1'></script>", target.Home.Text);
        Assert.Equal(404, target.Missing.Status);
        Assert.Equal("let a;", target.Asset?.Text);
        Assert.Equal(200, target.Head?.Status);
        Assert.Contains(Fact.WebTarget, target.Facts.Names);
        Assert.DoesNotContain(Fact.Internet, target.Facts.Names);
        Assert.All(server.Requests, request => Assert.Contains("X-Gapless-Probe: run42", request, StringComparison.Ordinal));
        Assert.All(server.Requests, request => Assert.Contains("User-Agent: Gapless-Probe/", request, StringComparison.Ordinal));
        Assert.Contains(server.Requests, request => request.StartsWith("GET /gapless-run42 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task MakesEqualRequestsOnce_AndSendsThemAsWritten()
    {
        await using var server = Answering(_ => Ok("ok"));
        var odd = ProbeRequest.Get("/%E0%A4%A?id[]=1&id[$ne]=").With("accept", "application/xml;q=bad");

        var target = await ProbeAsync(server.Url, odd, ProbeRequest.Get("/%E0%A4%A?id[]=1&id[$ne]=").With("accept", "application/xml;q=bad"), new ProbeRequest("GAPLESS", "/"));

        var seen = Assert.Single(server.Requests, request => request.StartsWith("GET /%E0%A4%A?id[]=1&id[$ne]= HTTP/1.1", StringComparison.Ordinal));
        Assert.Contains("accept: application/xml;q=bad", seen, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(server.Requests, request => request.StartsWith("GAPLESS / ", StringComparison.Ordinal));
        Assert.Equal(200, target.Answer(odd).Status);
    }

    [Fact]
    public async Task AsksWhatFollowsFromTheAnswers()
    {
        await using var server = Answering(request => PathOf(request) == "/found" ? Ok("found") : Ok("<a>"));

        var target = await Prober.ProbeAsync(server.Url, Options, [new Follower()], null, CancellationToken.None);

        Assert.Equal("found", target.Answer(ProbeRequest.Get("/found")).Text);
    }

    [Fact]
    public async Task KeepsABasePath()
    {
        await using var server = Answering(request => PathOf(request).StartsWith("/app/", StringComparison.Ordinal) ? Ok("in") : NotFound());

        var target = await ProbeAsync(new Uri(server.Url, "/app"), ProbeRequest.Get("/health"));

        Assert.Equal("in", target.Home.Text);
        Assert.Equal("in", target.Answer(ProbeRequest.Get("/health")).Text);
    }

    [Fact]
    public async Task FollowsRedirects_OnlyWithinTheDomainAndFiveTimes()
    {
        await using var server = Answering(request => PathOf(request) switch
        {
            "/" => Redirect("/one"),
            "/one" => Redirect("/two"),
            "/two" => Ok("end"),
            "/away" => Redirect("http://elsewhere.example/"),
            "/script" => Redirect("javascript:alert(1)"),
            "/nameless" => Redirect("http://xn--\u00fc/"),
            _ => Redirect("/loop"),
        });
        var away = ProbeRequest.Get("/away") with { FollowsRedirects = true };
        var script = ProbeRequest.Get("/script") with { FollowsRedirects = true };
        var nameless = ProbeRequest.Get("/nameless") with { FollowsRedirects = true };
        var loop = ProbeRequest.Get("/loop") with { FollowsRedirects = true };

        var target = await ProbeAsync(server.Url, away, script, nameless, loop);

        Assert.Equal("end", target.Home.Final.Text);
        Assert.Equal(3, target.Home.Hops.Count());
        Assert.Null(target.Answer(away).Next);
        Assert.Contains("elsewhere.example", target.Answer(away).Detail, StringComparison.Ordinal);
        Assert.Null(target.Answer(script).Next);
        Assert.Null(target.Answer(nameless).Next);
        Assert.Equal(6, target.Answer(loop).Hops.Count());
    }

    [Fact]
    public async Task KeepsNoCookies()
    {
        await using var server = Answering(_ => Ok("x", fields: "Set-Cookie: sid=secret; Path=/\r\nSet-Cookie: theme=dark\r\n"));

        var target = await ProbeAsync(server.Url);

        Assert.Equal(["sid=secret; Path=/", "theme=dark"], target.Home.Headers.All("set-cookie"));
        Assert.Contains(Fact.CookieAuthentication, target.Facts.Names);
        Assert.All(server.Requests, request => Assert.DoesNotContain("Cookie:", request, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task MeasuresCompression_AndStopsABombAtTheLimit()
    {
        var bomb = Packed(new byte[64 * 1024 * 1024]);
        await using var server = Behaving(async (request, stream, cancellationToken) =>
        {
            var body = PathOf(request) == "/bomb" ? bomb : Packed(Encoding.UTF8.GetBytes("<p>grüße</p>"));
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Type: text/html\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"), cancellationToken);
            await stream.WriteAsync(body, cancellationToken);
        });

        var target = await ProbeAsync(server.Url, ProbeRequest.Get("/bomb"));

        Assert.Equal("<p>grüße</p>", target.Home.Text);
        Assert.True(target.Home.WireBytes != target.Home.Bytes);
        var exploded = target.Answer(ProbeRequest.Get("/bomb"));
        Assert.Equal(512 * 1024, exploded.Bytes);
        Assert.True(exploded.IsTruncated);
    }

    [Theory]
    [InlineData("text/html; charset=iso-8859-1", "caf\u00e9")]
    [InlineData("text/html; charset=no-such-thing", "caf\ufffd")]
    [InlineData("text/html", "caf\ufffd")]
    [InlineData(";;;", "caf\ufffd")]
    public async Task ReadsTheBody_WhateverItsCharset(string contentType, string expected)
    {
        await using var server = Answering(_ => $"HTTP/1.1 200 OK\r\nContent-Type: {contentType}\r\nContent-Length: 4\r\nConnection: close\r\n\r\ncaf\u00e9");

        Assert.Equal(expected, (await ProbeAsync(server.Url)).Home.Text);
    }

    [Fact]
    public async Task CutsABodyAtTheLimit()
    {
        await using var server = Answering(_ => Ok(new string('x', 2 * 1024 * 1024)));

        var home = (await ProbeAsync(server.Url)).Home;

        Assert.Equal(512 * 1024, home.Bytes);
        Assert.True(home.IsTruncated);
    }

    [Theory]
    [InlineData("", AnswerFailure.ConnectionLost)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort", AnswerFailure.ConnectionLost)]
    [InlineData("SSH-2.0-OpenSSH_9.6\r\n", AnswerFailure.Malformed)]
    [InlineData("HTTP/1.1 banana\r\n\r\n", AnswerFailure.Malformed)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", AnswerFailure.Malformed)]
    public async Task NamesTheFailure_WhenTheAnswerIsBroken(string raw, AnswerFailure expected)
    {
        await using var server = Answering(_ => raw);

        var target = await ProbeAsync(server.Url);

        Assert.Null(target.Home.Status);
        Assert.Contains(target.Home.Failure!.Value, expected == AnswerFailure.Malformed ? [AnswerFailure.Malformed, AnswerFailure.ConnectionLost] : new[] { expected });
    }

    [Fact]
    public async Task StopsReading_WhenHeadersNeverEnd()
    {
        await using var server = Behaving(async (_, stream, cancellationToken) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n"u8.ToArray(), cancellationToken);
            for (var i = 0; ; i++)
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"X-{i}: {new string('a', 1000)}\r\n"), cancellationToken);
            }
        });

        Assert.Equal(AnswerFailure.Malformed, (await ProbeAsync(server.Url)).Home.Failure);
    }

    [Fact]
    public async Task TimesOut_WhenTheBodyDrips()
    {
        await using var server = Behaving(async (_, stream, cancellationToken) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"u8.ToArray(), cancellationToken);
            while (true)
            {
                await stream.WriteAsync("x"u8.ToArray(), cancellationToken);
                await Task.Delay(20, cancellationToken);
            }
        });

        var target = await Prober.ProbeAsync(server.Url, Options with { RequestTimeout = TimeSpan.FromMilliseconds(200) }, NoRequests, null, CancellationToken.None);

        Assert.Equal(AnswerFailure.TimedOut, target.Home.Failure);
    }

    [Fact]
    public async Task SkipsTheRest_WhenNobodyAnswers()
    {
        Uri url;
        await using (var server = Answering(_ => ""))
        {
            url = server.Url;
        }

        var target = await ProbeAsync(url, ProbeRequest.Get("/health"));

        Assert.Equal(AnswerFailure.Refused, target.Home.Failure);
        Assert.Equal("1 requests were not made: the connection was refused", Assert.Single(target.LeftOut));
        Assert.Equal(AnswerFailure.NotAsked, target.Answer(ProbeRequest.Get("/health")).Failure);
    }

    [Fact]
    public async Task ReportsWhatTheBudgetLeftOut()
    {
        await using var server = Answering(_ => Ok("x"));
        var requests = Enumerable.Range(0, 20).Select(number => ProbeRequest.Get($"/{number}"));

        var target = await Prober.ProbeAsync(server.Url, Options with { RequestLimit = 16 }, [.. requests], null, CancellationToken.None);

        Assert.Equal(10, target.Answers.Values.Count(answer => answer.IsAnswered));
        Assert.Equal("10 requests were not made: the probe's budget was used up", Assert.Single(target.LeftOut));
    }

    [Fact]
    public async Task AsksNoMore_WhenTheTargetAsksToWait()
    {
        await using var server = Answering(request => PathOf(request) == "/first" ? "HTTP/1.1 429 Slow\r\nRetry-After: 60\r\nContent-Length: 0\r\nConnection: close\r\n\r\n" : Ok("x"));

        var target = await Prober.ProbeAsync(
            server.Url, Options with { Concurrency = 1 }, [ProbeRequest.Get("/first"), ProbeRequest.Get("/second")], null, CancellationToken.None);

        Assert.Equal(AnswerFailure.NotAsked, target.Answer(ProbeRequest.Get("/second")).Failure);
    }

    [Fact]
    public async Task EndsAtTheDeadline_WithWhatItHas()
    {
        await using var server = Behaving((request, stream, cancellationToken) => PathOf(request) == "/slow"
            ? Task.Delay(Timeout.Infinite, cancellationToken)
            : stream.WriteAsync(Encoding.ASCII.GetBytes(Ok("x")), cancellationToken).AsTask());

        var target = await Prober.ProbeAsync(
            server.Url, Options with { Deadline = TimeSpan.FromSeconds(4), RequestTimeout = TimeSpan.FromMinutes(1) }, [ProbeRequest.Get("/slow")], null, CancellationToken.None);

        Assert.Equal(200, target.Home.Status);
        Assert.Equal(AnswerFailure.NotAsked, target.Answer(ProbeRequest.Get("/slow")).Failure);
    }

    [Fact]
    public async Task Stops_WhenTheCallerCancels()
    {
        await using var server = Behaving((_, _, cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken));
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Prober.ProbeAsync(server.Url, Options, NoRequests, null, cancellation.Token));
    }

    [Fact]
    public async Task LeavesOutWhatNeedsConsent()
    {
        await using var server = Answering(_ => Ok("x"));
        var post = new ProbeRequest("POST", "/login") { NeedsConsent = true, Body = "{", Headers = ProbeRequest.Get("/").With("content-type", "application/json").Headers };

        var without = await ProbeAsync(server.Url, post);
        var with = await Prober.ProbeAsync(server.Url, Options with { Consent = new() { AllowsPost = true } }, [post], null, CancellationToken.None);

        Assert.Equal(AnswerFailure.NeedsConsent, without.Answer(post).Failure);
        Assert.Equal(200, with.Answer(post).Status);
        Assert.Single(server.Requests, request => request.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RefusesAPrivateAddress_AndConnectsToNothing()
    {
        await using var server = Answering(_ => Ok("x"));

        var target = await Prober.ProbeAsync(server.Url, Options with { Addresses = AddressPolicy.PublicOnly }, [ProbeRequest.Get("/health")], null, CancellationToken.None);

        Assert.Equal(AnswerFailure.AddressNotAllowed, target.Home.Failure);
        Assert.Equal(UnknownReason.Blocked, target.WhyUnknown(target.Home)?.Reason);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task RefusesARedirectToAPrivateAddress()
    {
        await using var inside = Answering(_ => Ok("secret"));
        await using var server = Answering(_ => Redirect($"http://inside.shop.test:{inside.Port}/"));
        var options = Options with
        {
            Addresses = AddressPolicy.PublicOnly.Allowing(new Uri($"http://shop.test:{server.Port}/")),
            Resolve = (_, _) => Task.FromResult(new[] { IPAddress.Loopback }),
        };

        var target = await Prober.ProbeAsync(new Uri($"http://shop.test:{server.Port}/"), options, NoRequests, null, CancellationToken.None);

        Assert.Equal(302, target.Home.Status);
        Assert.Equal(AnswerFailure.AddressNotAllowed, target.Home.Next?.Failure);
        Assert.Empty(inside.Requests);
    }

    [Fact]
    public async Task LooksAHostUpOnce_AndConnectsToThatAddress()
    {
        var lookUps = 0;
        await using var server = Answering(_ => Ok("x"));
        var options = Options with
        {
            Resolve = (_, _) => Task.FromResult(Interlocked.Increment(ref lookUps) == 1 ? new[] { IPAddress.Loopback } : [IPAddress.Parse("203.0.113.1")]),
        };

        var target = await Prober.ProbeAsync(new Uri($"http://rebind.test:{server.Port}/"), options, [ProbeRequest.Get("/a")], null, CancellationToken.None);

        Assert.Equal(200, target.Answer(ProbeRequest.Get("/a")).Status);
        Assert.Equal(1, lookUps);
        Assert.All(server.Requests, request => Assert.Contains($"Host: rebind.test:{server.Port}", request, StringComparison.Ordinal));
    }

    [Fact]
    public async Task NamesTheFailure_WhenTheNameHasNoAddress()
    {
        var options = Options with { Resolve = (_, _) => throw new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.HostNotFound) };

        var target = await Prober.ProbeAsync(new Uri("https://nowhere.test/"), options, NoRequests, null, CancellationToken.None);

        Assert.Equal(AnswerFailure.NameNotResolved, target.Home.Failure);
        Assert.Equal(AnswerFailure.NameNotResolved, target.Tls?.Endpoints[0].Failure);
    }

    [Fact]
    public async Task ReportsProgress()
    {
        await using var server = Answering(_ => Ok("x"));
        var seen = new Recorder();

        await Prober.ProbeAsync(server.Url, Options, [ProbeRequest.Get("/a")], seen, CancellationToken.None);

        Assert.Contains(seen.All, one => one.Doing == "GET /a");
        Assert.All(seen.All, one => Assert.InRange(one.Done, 1, one.Planned));
    }

    [Theory]
    [InlineData("ftp://shop.example/")]
    [InlineData("mailto:a@b.example")]
    public async Task RefusesWhatIsNoWebAddress(string url) =>
        await Assert.ThrowsAsync<ArgumentException>(() => Prober.ProbeAsync(new Uri(url), Options, NoRequests, null, CancellationToken.None));

    private static System.Collections.Immutable.ImmutableArray<ProbeRequest> NoRequests => [];

    private static Task<TargetFacts> ProbeAsync(Uri url, params ProbeRequest[] requests) =>
        Prober.ProbeAsync(url, Options, [.. requests], null, CancellationToken.None);

    private static string Redirect(string location) => $"HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    private sealed class Recorder : IProgress<ProbeProgress>
    {
        public System.Collections.Concurrent.ConcurrentQueue<ProbeProgress> All { get; } = [];

        public void Report(ProbeProgress value) => All.Enqueue(value);
    }

    private sealed class Follower : Check
    {
        public override CheckInfo Info { get; } = new("test.follower", Category.Quality, Priority.Low, "It follows")
        {
            Why = "",
            Remedy = "",
            Effort = Effort.Small,
            Methods = [Method.Live],
            References = [],
        };

        public override IEnumerable<ProbeRequest> FollowUps(TargetFacts target) => target.Home.Text == "<a>" ? [ProbeRequest.Get("/found")] : [];
    }

    [Fact]
    public async Task ShowsItsCertificate_WhereTheTargetAsksForOne()
    {
        using var own = X509CertificateLoader.LoadPkcs12(Certificates.Leaf("probe.test").Export(X509ContentType.Pkcs12), null);
        await using var server = Behaving((_, stream, inner) => stream.WriteAsync(Encoding.Latin1.GetBytes(Ok("x")), inner).AsTask(), Certificates.Chain(Certificates.Leaf("127.0.0.1")), own.Thumbprint);

        var without = await ProbeAsync(server.Url, ProbeRequest.Get("/health"));
        var with = await Prober.ProbeAsync(server.Url, Options with { ClientCertificate = own }, [ProbeRequest.Get("/health")], null, CancellationToken.None);

        Assert.False(without.Home.IsAnswered);
        Assert.Equal(200, with.Home.Status);
        Assert.Null(with.Tls?.Endpoints[0].Failure);
    }
}
