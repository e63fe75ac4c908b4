using Aspire.StackExchange.Redis;
using Azure.Core;

namespace Microsoft.Extensions.Hosting;

public static class AspireMicrosoftAzureStackExchangeRedisExtensions
{
    private static readonly string[] AzureHosts = [".redis.azure.net", ".redis.cache.windows.net", ".redisenterprise.cache.azure.net"];

    /// <exception cref="NotSupportedException">The cache is in Azure: only the true package can sign in to it.</exception>
    public static AspireRedisClientBuilder WithAzureAuthentication(this AspireRedisClientBuilder builder, TokenCredential? credential = null)
    {
        var host = (builder.Settings.ConnectionString ?? "").Split(',', ':')[0];
        return AzureHosts.Any(suffix => host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
            ? throw new NotSupportedException($"'{host}' needs Microsoft Entra sign-in, which this build (GaplessFeed=curated) lacks. Build with GaplessFeed=nuget.")
            : builder;
    }
}
