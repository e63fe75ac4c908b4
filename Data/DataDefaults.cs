using Gapless.Data.Jobs;
using Gapless.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Gapless.Data;

/// <summary>Registers the database for a service.</summary>
public static class DataDefaults
{
    /// <summary>The name of the connection string.</summary>
    public const string Connection = "gapless";

    // A restart takes seconds, and so long people wait; what takes longer they are told.
    private const int Retries = 3;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(3);

    /// <param name="poolSize">Connections of this process at most. All replicas of all services together must stay below the server's own limit.</param>
    /// <param name="takesJobs">Whether the service works on the queue of every organization.</param>
    public static void AddDatabase(this IHostApplicationBuilder builder, int poolSize, bool takesJobs = false)
    {
        var role = takesJobs ? RowSecurity.Worker : RowSecurity.Application;
        builder.Services.AddScoped<CurrentOrganization>();
        builder.Services.AddScoped<JobQueue>();
        builder.Services.AddDbContext<GaplessDbContext>((services, options) => options
            .UseNpgsql(ConnectionString(builder.Configuration, builder.Environment.ApplicationName, poolSize), postgres => postgres.EnableRetryOnFailure(Retries, LongestPause, null))
            .AddInterceptors(new TenancyInterceptor(services.GetRequiredService<CurrentOrganization>(), role)));
        builder.EnrichAzureNpgsqlDbContext<GaplessDbContext>(settings => settings.CommandTimeout ??= 30);
    }

    /// <exception cref="InvalidOperationException">There is no connection string.</exception>
    public static string ConnectionString(IConfiguration configuration, string application, int poolSize) =>
        new NpgsqlConnectionStringBuilder(configuration.GetConnectionString(Connection)
            ?? throw new InvalidOperationException($"Setting ConnectionStrings:{Connection}: the address of the PostgreSQL database is missing."))
        {
            ApplicationName = application,
            MaxPoolSize = poolSize,
            Timeout = 5, // seconds until a connection must be there
        }.ConnectionString;
}
