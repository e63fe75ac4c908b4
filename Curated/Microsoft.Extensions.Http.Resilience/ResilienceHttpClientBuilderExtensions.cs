using Microsoft.Extensions.Http.Resilience;

namespace Microsoft.Extensions.DependencyInjection;

public static class ResilienceHttpClientBuilderExtensions
{
    public static IHttpStandardResiliencePipelineBuilder AddStandardResilienceHandler(this IHttpClientBuilder builder, Action<HttpStandardResilienceOptions> configure)
    {
        var options = new HttpStandardResilienceOptions();
        configure(options);
        var pipelines = new ResiliencePipelines(options);
        builder.AddHttpMessageHandler(() => new ResilienceHandler(pipelines));
        return new StandardResiliencePipelineBuilder(builder.Services);
    }
}
