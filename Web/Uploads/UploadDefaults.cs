using Gapless.Contracts;
using Gapless.Web.Access;

namespace Gapless.Web.Uploads;

/// <summary>
/// A client for what takes as long as somebody's line: without the limits of time that other calls have. The gateway ends what stands still, and an upload
/// whose reader has gone ends with its request.
/// </summary>
internal static class UploadDefaults
{
    /// <summary>The key of the <see cref="GaplessClient"/> that uploads.</summary>
    public const string Client = "uploads";

    private const string Limits = "Microsoft.Extensions.Http.Resilience";

    public static void AddUploads(this IServiceCollection services)
    {
        services.AddHttpClient(Client, client => (client.BaseAddress, client.Timeout) = (new Uri("https+http://api"), Timeout.InfiniteTimeSpan))
            .UseSocketsHttpHandler((handler, _) => (handler.UseCookies, handler.ConnectTimeout) = (false, TimeSpan.FromSeconds(5)))
            .ConfigureAdditionalHttpMessageHandlers(WithoutLimits)
            .AddHttpMessageHandler<CallerHandler>();
        services.AddKeyedTransient(Client, (provider, _) => new GaplessClient(provider.GetRequiredService<IHttpClientFactory>().CreateClient(Client)));
    }

    // Every client is given them (Outgoing); a second attempt would have nothing left to send anyway.
    private static void WithoutLimits(IList<DelegatingHandler> handlers, IServiceProvider provider)
    {
        foreach (var handler in handlers.Where(handler => handler.GetType().Namespace == Limits).ToList())
        {
            handlers.Remove(handler);
        }
    }
}
