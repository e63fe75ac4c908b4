using System.Diagnostics;
using Gapless.Gateway.RateLimits;
using Gapless.Gateway.Security;
using Microsoft.AspNetCore.Http.Features;

namespace Gapless.Gateway.Requests;

/// <summary>
/// A request and its answer, as far as they concern the gateway itself. It is named by its trace: <c>traceparent</c> in (W3C Trace Context),
/// <c>X-Request-Id</c> out, so that a person who reports an error hands over the key to its trace.
/// </summary>
internal sealed class Exchange(HttpContext context)
{
    public const string RequestIdHeader = "X-Request-Id";

    private string? nonce;

    public HttpContext Context { get; } = context;

    public string RequestId { get; } = Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;

    /// <summary>What scripts and styles of this answer must carry.</summary>
    public string Nonce => nonce ??= ContentSecurityPolicy.NewNonce();

    /// <summary>Where the caller stands with its rate limits; null until they were asked.</summary>
    public Standing? Standing { get; set; }

    public static Exchange Of(HttpContext context) => context.Features.GetRequiredFeature<Exchange>();

    // Last of all and all at once, so that no answer of a service, no second try and no error page takes a header away.
    public void WriteHeaders()
    {
        Context.Response.Headers[RequestIdHeader] = RequestId;
        SecurityHeaders.Write(this);
        if (Standing is { } standing)
        {
            RateLimitHeaders.Write(Context.Response.Headers, standing);
        }
    }
}
