using Gapless.ServiceDefaults;
using Gapless.Web.Access;
using Gapless.Web.Uploads;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Gapless.Web.Tests;

public sealed class UploadTests
{
    private const string Limits = "Microsoft.Extensions.Http.Resilience";

    [Theory]
    [InlineData("GaplessClient", true)]
    [InlineData(UploadDefaults.Client, false)]
    public async Task AnUploadAloneTakesAsLongAsItTakes(string client, bool isLimited)
    {
        var builder = WebApplication.CreateBuilder();
        builder.AddServiceDefaults();
        builder.Services.AddDataProtection();
        builder.Services.AddAccess();
        await using var app = builder.Build();

        var handlers = Chain(app.Services.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(client)).ToList();

        Assert.Equal(isLimited, handlers.Any(handler => handler.GetType().Namespace == Limits));
        Assert.Contains(handlers, handler => handler is CallerHandler);
        Assert.Equal(isLimited, app.Services.GetRequiredService<IHttpClientFactory>().CreateClient(client).Timeout != Timeout.InfiniteTimeSpan);
    }

    private static IEnumerable<HttpMessageHandler> Chain(HttpMessageHandler handler)
    {
        for (var current = handler; current is not null; current = (current as DelegatingHandler)?.InnerHandler)
        {
            yield return current;
        }
    }
}
