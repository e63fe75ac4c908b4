using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Extensions.Http.Resilience;

public interface IHttpStandardResiliencePipelineBuilder
{
    IServiceCollection Services { get; }
}

internal sealed record StandardResiliencePipelineBuilder(IServiceCollection Services) : IHttpStandardResiliencePipelineBuilder;
