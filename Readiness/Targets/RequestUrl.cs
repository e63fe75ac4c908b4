namespace Gapless.Readiness.Targets;

/// <summary>Joins a target's address and a request's path.</summary>
public static class RequestUrl
{
    /// <summary>A base path stays in front; the path is sent as written, so that a malformed one stays malformed.</summary>
    public static Uri Of(Uri baseUrl, ProbeRequest request, int plainPort = 80)
    {
        var isPlain = request.OverPlainHttp && !baseUrl.Scheme.Equals(Uri.UriSchemeHttp, StringComparison.Ordinal);
        var scheme = isPlain ? Uri.UriSchemeHttp : baseUrl.Scheme;
        var host = baseUrl.IdnHost.Contains(':', StringComparison.Ordinal) ? $"[{baseUrl.IdnHost.Trim('[', ']')}]" : baseUrl.IdnHost;
        var port = isPlain ? plainPort : baseUrl.Port;
        var path = baseUrl.AbsolutePath.TrimEnd('/') + request.Path;
        return new($"{scheme}://{host}:{port}{path}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
    }
}
