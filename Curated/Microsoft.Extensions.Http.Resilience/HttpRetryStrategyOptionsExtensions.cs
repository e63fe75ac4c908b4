using System.Diagnostics.CodeAnalysis;
using Polly;

namespace Microsoft.Extensions.Http.Resilience;

[Experimental("EXTEXP0001")]
public static class HttpRetryStrategyOptionsExtensions
{
    private static readonly HttpMethod[] Unsafe = [HttpMethod.Delete, HttpMethod.Patch, HttpMethod.Post, HttpMethod.Put, HttpMethod.Connect];

    /// <summary>No second attempt at what may already have changed something (RFC 9110, section 9.2.1).</summary>
    public static void DisableForUnsafeHttpMethods(this HttpRetryStrategyOptions options) => options.DisableFor(Unsafe);

    public static void DisableFor(this HttpRetryStrategyOptions options, params HttpMethod[] methods)
    {
        var decide = options.ShouldHandle;
        options.ShouldHandle = async arguments =>
            !(Method(arguments.Context, arguments.Outcome.Result) is { } method && methods.Contains(method)) && await decide(arguments);
    }

    private static HttpMethod? Method(ResilienceContext context, HttpResponseMessage? answer) =>
        context.Properties.TryGetValue(ResilienceHandler.Request, out var request) ? request.Method : answer?.RequestMessage?.Method;
}
