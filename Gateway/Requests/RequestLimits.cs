using Gapless.ServiceDefaults.Configuration;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Gapless.Gateway.Requests;

/// <summary>Sizes and times that the server itself enforces, and compression.</summary>
internal static class RequestLimits
{
    public static void AddRequestLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddValidatedOptions<RequestLimitOptions>("RequestLimits");
        builder.Services.AddOptions<KestrelServerOptions>().Configure<IOptions<RequestLimitOptions>>((server, limits) =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = limits.Value.BodyBytes;
            server.Limits.MaxRequestHeadersTotalSize = limits.Value.HeaderBytes;
            server.Limits.MaxRequestHeaderCount = limits.Value.Headers;
            server.Limits.MaxConcurrentConnections = limits.Value.Connections;
            server.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(limits.Value.HeaderSeconds);
        });
    }

    public static void AddCompression(this IServiceCollection services) => services.AddResponseCompression(options =>
    {
        options.EnableForHttps = true; // antiforgery tokens are masked anew in each page, so lengths tell nothing (BREACH)
        options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/problem+json", "image/svg+xml", "application/manifest+json"];
    });
}
