using Aspire.Azure.Npgsql.EntityFrameworkCore.PostgreSQL;
using Aspire.Npgsql.EntityFrameworkCore.PostgreSQL;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;

namespace Microsoft.Extensions.Hosting;

public static class AspireAzureEFPostgreSqlExtensions
{
    private const string Section = "Aspire:Npgsql:EntityFrameworkCore:PostgreSQL";

    public static void EnrichAzureNpgsqlDbContext<TContext>(
        this IHostApplicationBuilder builder, Action<AzureNpgsqlEntityFrameworkCorePostgreSQLSettings>? configureSettings = null)
        where TContext : DbContext
    {
        if (builder.Services.All(service => service.ServiceType != typeof(TContext)))
        {
            throw new InvalidOperationException($"DbContext<{typeof(TContext).Name}> was not registered. Ensure you have registered the DbContext in DI before calling {nameof(EnrichAzureNpgsqlDbContext)}.");
        }

        var settings = new AzureNpgsqlEntityFrameworkCorePostgreSQLSettings();
        builder.Configuration.GetSection(Section).Bind(settings);
        builder.Configuration.GetSection($"{Section}:{typeof(TContext).Name}").Bind(settings);
        configureSettings?.Invoke(settings);
        builder.Services.ConfigureDbContext<TContext>(options =>
        {
            var hasStrategy = options.Options.Extensions.OfType<RelationalOptionsExtension>().FirstOrDefault()?.ExecutionStrategyFactory is not null;
            options.UseNpgsql(postgres => Configure(postgres, settings, hasStrategy));
        });
        if (!settings.DisableHealthChecks)
        {
            builder.Services.AddHealthChecks().AddCheck<ContextHealthCheck<TContext>>(typeof(TContext).Name);
        }
    }

    private static void Configure(NpgsqlDbContextOptionsBuilder postgres, AzureNpgsqlEntityFrameworkCorePostgreSQLSettings settings, bool hasStrategy)
    {
        if (!settings.DisableRetry && !hasStrategy)
        {
            postgres.EnableRetryOnFailure();
        }

        if (settings.CommandTimeout is { } seconds)
        {
            postgres.CommandTimeout(seconds);
        }

        postgres.ConfigureDataSource(source => RefusePasswordless(source.ConnectionStringBuilder));
    }

    // The true package would ask Microsoft Entra for a token here.
    private static void RefusePasswordless(NpgsqlConnectionStringBuilder connection)
    {
        if (connection.Host is { } host && host.EndsWith(".postgres.database.azure.com", StringComparison.OrdinalIgnoreCase) && string.IsNullOrEmpty(connection.Password))
        {
            throw new NotSupportedException($"'{host}' needs Microsoft Entra sign-in, which this build (GaplessFeed=curated) lacks. Build with GaplessFeed=nuget.");
        }
    }
}
