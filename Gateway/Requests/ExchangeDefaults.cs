using Gapless.Gateway.Pages;

namespace Gapless.Gateway.Requests;

internal static class ExchangeDefaults
{
    /// <summary>Wraps all that comes after it: what every answer carries, whoever wrote it, a page for errors without one, and a line in the access log.</summary>
    public static void UseExchanges(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<AccessLog>();
        var clock = app.Services.GetRequiredService<TimeProvider>();
        app.Use(next => async context =>
        {
            var began = clock.GetTimestamp();
            var exchange = new Exchange(context);
            context.Features.Set(exchange);
            context.Response.OnStarting(WriteHeaders, exchange);
            try
            {
                await next(context);
                if (ErrorPages.IsMissing(context.Response))
                {
                    await ErrorPages.WriteAsync(context);
                }
            }
            finally
            {
                log.Write(exchange, clock.GetElapsedTime(began));
            }
        });
    }

    private static Task WriteHeaders(object exchange)
    {
        ((Exchange)exchange).WriteHeaders();
        return Task.CompletedTask;
    }
}
