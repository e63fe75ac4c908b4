using System.Collections.Concurrent;
using Polly;

namespace Microsoft.Extensions.Http.Resilience;

/// <summary>Sends through a pipeline of its own for each authority, so that one service's open circuit never stops calls to another.</summary>
internal sealed class ResilienceHandler(ResiliencePipelines pipelines) : DelegatingHandler
{
    internal static readonly ResiliencePropertyKey<HttpRequestMessage> Request = new("Resilience.Http.RequestMessage");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Request, request);
        try
        {
            return await pipelines.For(request.RequestUri?.Authority ?? "").ExecuteAsync(
                static async (context, state) => await state.Send(state.Request, context.CancellationToken), context,
                (Request: request, Send: (Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>)base.SendAsync));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }
}

/// <summary>The pipelines of one client, which outlive its handlers.</summary>
internal sealed class ResiliencePipelines(HttpStandardResilienceOptions options)
{
    private readonly ConcurrentDictionary<string, ResiliencePipeline<HttpResponseMessage>> byAuthority = new(StringComparer.OrdinalIgnoreCase);

    public ResiliencePipeline<HttpResponseMessage> For(string authority) => byAuthority.GetOrAdd(authority, _ =>
        new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddTimeout(options.TotalRequestTimeout).AddRetry(options.Retry).AddCircuitBreaker(options.CircuitBreaker).AddTimeout(options.AttemptTimeout).Build());
}
