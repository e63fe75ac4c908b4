using System.Diagnostics.CodeAnalysis;

namespace Microsoft.Extensions.Http.Resilience;

[Experimental("EXTEXP0001")]
public static class HttpRetryStrategyOptionsExtensions
{
    private static readonly HttpMethod[] Unsafe = [HttpMethod.Delete, HttpMethod.Patch, HttpMethod.Post, HttpMethod.Put, HttpMethod.Connect];

    /// <summary>No second attempt at what may already have changed something (RFC 9110, section 9.2.1).</summary>
    public static void DisableForUnsafeHttpMethods(this HttpRetryStrategyOptions options)
    {
        var decide = options.ShouldHandle;
        options.ShouldHandle = async arguments =>
            !(arguments.Context.Properties.TryGetValue(ResilienceHandler.Request, out var request) && Unsafe.Contains(request.Method)) && await decide(arguments);
    }
}
