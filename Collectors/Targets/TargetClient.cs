using System.Net;
using System.Text;
using Gapless.Readiness.Targets;

namespace Gapless.Collectors.Targets;

/// <summary>Makes one request and says what came back; never throws but for cancellation.</summary>
internal sealed class TargetClient : IDisposable
{
    private static readonly HashSet<string> ContentHeaders =
        new(["content-type", "content-encoding", "content-language", "content-disposition"], StringComparer.OrdinalIgnoreCase);

    private readonly ProbeOptions options;
    private readonly TargetConnector connector;
    private readonly Pacer pacer;
    private readonly Uri baseUrl;
    private readonly HttpMessageInvoker invoker;

    public TargetClient(Uri baseUrl, ProbeOptions options, TargetConnector connector, Pacer pacer)
    {
        this.options = options;
        this.connector = connector;
        this.pacer = pacer;
        this.baseUrl = baseUrl;
        invoker = new(NewHandler(options, connector));
    }

    public async Task<Answer> AskAsync(ProbeRequest request, CancellationToken cancellationToken)
    {
        var first = PlainPort(request) is { } port ? RequestUrl.Of(baseUrl, request, port) : null;
        if (first is null)
        {
            return new(request, baseUrl, null) { Failure = AnswerFailure.NotAsked, Detail = "the target's plain-HTTP port is not known" };
        }

        if (request.NeedsConsent && !options.Consent.AllowsPost)
        {
            return new(request, first, null) { Failure = AnswerFailure.NeedsConsent };
        }

        return await FollowAsync(request, first, request.FollowsRedirects ? options.RedirectLimit : 0, cancellationToken);
    }

    /// <summary>One request outside the budget: the burst has its own.</summary>
    public Task<Answer> AskUnpacedAsync(ProbeRequest request, CancellationToken cancellationToken) =>
        SendAsync(request, RequestUrl.Of(baseUrl, request), cancellationToken);

    public void Dispose() => invoker.Dispose();

    private static SocketsHttpHandler NewHandler(ProbeOptions options, TargetConnector connector) => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        UseProxy = false,
        MaxConnectionsPerServer = options.Concurrency,
        MaxResponseHeadersLength = options.HeaderKilobytes,
        MaxResponseDrainSize = 0,
        ConnectTimeout = options.RequestTimeout,
        ConnectCallback = async (context, cancellationToken) => await connector.ConnectAsync(context.DnsEndPoint, cancellationToken),

        // Certificates are judged by the TLS checks; a bad one must not hide everything else.
        SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null, ClientCertificateContext = options.ClientContext },
    };

    private int? PlainPort(ProbeRequest request) =>
        !request.OverPlainHttp || baseUrl.Scheme.Equals(Uri.UriSchemeHttp, StringComparison.Ordinal) ? baseUrl.Port
        : options.PlainHttpPort ?? (baseUrl.Port == 443 ? 80 : null);

    private async Task<Answer> FollowAsync(ProbeRequest request, Uri url, int redirects, CancellationToken cancellationToken)
    {
        var answer = await PacedAsync(request, url, cancellationToken);
        if (!request.FollowsRedirects || !answer.IsRedirect)
        {
            return answer;
        }

        if (answer.Location is not { } next || next.Scheme is not ("http" or "https"))
        {
            return answer with { Detail = "it redirects to something that is not a web address" };
        }

        if (redirects == 0)
        {
            return answer with { Detail = $"more than {options.RedirectLimit} redirects" };
        }

        return RegistrableDomain.IsSame(next.IdnHost, baseUrl.IdnHost)
            ? answer with { Next = await FollowAsync(request, next, redirects - 1, cancellationToken) }
            : answer with { Detail = $"it redirects to another domain, {next.IdnHost}, which is not followed" };
    }

    private async Task<Answer> PacedAsync(ProbeRequest request, Uri url, CancellationToken cancellationToken)
    {
        using var turn = await pacer.TakeTurnAsync(cancellationToken);
        if (turn is null)
        {
            return new(request, url, null) { Failure = AnswerFailure.NotAsked, Detail = pacer.IsStopped ? "the target asked the probe to wait (429)" : "the probe's budget was used up" };
        }

        var answer = await SendAsync(request, url, cancellationToken);
        if (answer.Status == 429 && answer.Headers.Has("retry-after"))
        {
            pacer.Stop();
        }

        return answer;
    }

    private async Task<Answer> SendAsync(ProbeRequest request, Uri url, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.RequestTimeout);
        var began = options.Clock.GetTimestamp();
        try
        {
            var host = await connector.ResolveAsync(url, cancellationToken).WaitAsync(limit.Token);
            if (host.Failure is { } failure)
            {
                return new(request, url, null) { Failure = failure, Detail = host.Detail };
            }

            using var message = NewMessage(request, url);
            using var response = await invoker.SendAsync(message, limit.Token);
            var (bytes, isTruncated) = await ReadBodyAsync(response, limit.Token);
            var milliseconds = (int)options.Clock.GetElapsedTime(began).TotalMilliseconds;
            return AnswerBody.Add(new(request, url, (int)response.StatusCode) { Headers = HeadersOf(response), Milliseconds = milliseconds }, bytes, isTruncated, options.BodyLimit);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && FailureClassifier.Of(exception) is { } kind)
        {
            return new(request, url, null) { Failure = kind, Detail = exception.GetBaseException().Message };
        }
    }

    private Task<(byte[] Bytes, bool IsTruncated)> ReadBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        BodyReader.ReadAsync(response.Content.ReadAsStream(cancellationToken), options.BodyLimit, cancellationToken);

    private HttpRequestMessage NewMessage(ProbeRequest request, Uri url)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Method), url) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        if (request.Body is not null)
        {
            message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(request.Body));
        }

        message.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        message.Headers.TryAddWithoutValidation("X-Gapless-Probe", options.RunId);
        foreach (var (name, value) in request.Headers)
        {
            _ = ContentHeaders.Contains(name)
                ? message.Content?.Headers.TryAddWithoutValidation(name, value)
                : message.Headers.TryAddWithoutValidation(name, value);
        }

        if (!request.Headers.ContainsKey("accept"))
        {
            message.Headers.TryAddWithoutValidation("Accept", "*/*");
        }

        return message;
    }

    private static AnswerHeaders HeadersOf(HttpResponseMessage response) =>
        new(response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .SelectMany(field => field.Value, (field, value) => KeyValuePair.Create(field.Key, value)));
}
