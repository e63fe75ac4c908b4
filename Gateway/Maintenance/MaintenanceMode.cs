using System.Globalization;
using Gapless.Gateway.Pages;
using Gapless.ServiceDefaults.Configuration;

namespace Gapless.Gateway.Maintenance;

/// <summary>Answers everything with 503 while work is being done, and says when to come back.</summary>
internal static class MaintenanceMode
{
    public static void AddMaintenance(this WebApplicationBuilder builder)
    {
        builder.Services.AddValidatedOptions<MaintenanceOptions>("Maintenance");
        builder.Services.AddSingleton<MaintenanceSwitch>();
    }

    public static void UseMaintenance(this WebApplication app)
    {
        var maintenance = app.Services.GetRequiredService<MaintenanceSwitch>();
        app.Use((context, next) =>
        {
            if (maintenance.Current is not { Enabled: true } current)
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = current.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
            return ErrorPages.WriteAsync(context, new ErrorText(
                "Gapless is being worked on",
                current.Message ?? "It will be back soon. Nothing is lost; what was planned runs as soon as it is back."));
        });
    }
}
