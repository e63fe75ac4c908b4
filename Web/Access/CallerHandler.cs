using Gapless.ServiceDefaults.Sessions;

namespace Gapless.Web.Access;

/// <summary>
/// Calls the API as the person whose page is made. That the request comes from our own pages was checked before it got here
/// (<see cref="SameOrigin"/>), and the API is told so.
/// </summary>
internal sealed class CallerHandler(IHttpContextAccessor accessor) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (accessor.HttpContext?.Request.Cookies[SessionDefaults.Cookie] is { Length: > 0 } cookie)
        {
            request.Headers.Remove("Cookie"); // a second try brings the first one's
            request.Headers.Add("Cookie", $"{SessionDefaults.Cookie}={cookie}");
            request.Headers.Remove("Sec-Fetch-Site");
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
        }

        return base.SendAsync(request, cancellationToken);
    }
}
