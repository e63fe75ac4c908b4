using Microsoft.Extensions.Logging.Console;

namespace Gapless.Gateway.Requests;

internal static class AccessLogDefaults
{
    /// <summary>Where the console speaks JSON, the lines go there on a shorter way.</summary>
    public static void AddAccessLog(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AccessLog>();
        if (builder.Environment.IsDevelopment() || builder.Configuration["Logging:Console:FormatterName"] is not null)
        {
            return;
        }

        builder.Logging.AddFilter<ConsoleLoggerProvider>(AccessLog.Category, LogLevel.None);
        builder.Services.AddSingleton<AccessQueue>();
        builder.Services.AddSingleton<ILoggerProvider, AccessLoggerProvider>();
        builder.Services.AddHostedService(services => new AccessWriter(
            services.GetRequiredService<AccessQueue>(),
#pragma warning disable RS0030 // the console itself is what is meant
            Console.OpenStandardOutput(),
#pragma warning restore RS0030
            services.GetRequiredService<ILogger<AccessWriter>>(),
            services.GetRequiredService<TimeProvider>()));
    }
}
