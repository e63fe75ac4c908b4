using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Gapless.ServiceDefaults.Health;

/// <summary>The two questions a platform asks, kept apart: restart me (<c>/alive</c>), send me requests (<c>/ready</c>).</summary>
internal static class HealthDefaults
{
    /// <summary>A dependency that has not answered by then is not ready.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void AddHealth(this IHostApplicationBuilder builder)
    {
        builder.Services.AddHealthChecks();
        builder.Services.AddSingleton<RecentHealth>();
        builder.Services.PostConfigure<HealthCheckServiceOptions>(options =>
        {
            foreach (var check in options.Registrations.Where(check => check.Timeout <= TimeSpan.Zero || check.Timeout > Limit))
            {
                check.Timeout = Limit;
            }
        });
    }

    public static void MapHealth(this IEndpointRouteBuilder routes, bool isPublic)
    {
        routes.MapMethods("/alive", Methods, () => Results.Text(nameof(HealthStatus.Healthy))).AllowAnonymous().ExcludeFromDescription().ShortCircuit();
        routes.MapMethods("/ready", Methods, async (RecentHealth health, CancellationToken cancellationToken) =>
        {
            var report = await health.GetAsync(cancellationToken);
            var status = report.Status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
            return isPublic ? Results.Text(report.Status.ToString(), statusCode: status) : Results.Json(HealthReply.Of(report), statusCode: status);
        }).AllowAnonymous().ExcludeFromDescription().ShortCircuit();
    }
}
