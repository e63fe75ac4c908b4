using System.Text.Json;
using Gapless.Contracts;

namespace Gapless.Web.Failures;

/// <summary>Makes of what the API did not give the error page that says so: 403 and 404 as they are, no answer as 503.</summary>
internal static partial class ApiFailures
{
    public static void UseApiFailures(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (Exception error) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested && StatusOf(error) is { } status)
        {
            NotGiven(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ApiFailures)), status, error);
            context.Response.Clear();
            context.Response.StatusCode = status;
        }
    });

    /// <summary>Null for what is no failure of the API.</summary>
    public static int? StatusOf(Exception error) => error switch
    {
        ApiException { StatusCode: { } status } when (int)status is 401 or 403 or 404 or 409 or 413 or 429 => (int)status,
        HttpRequestException or TimeoutException or JsonException => StatusCodes.Status503ServiceUnavailable,
        _ when error.GetType().Namespace?.StartsWith("Polly", StringComparison.Ordinal) == true => StatusCodes.Status503ServiceUnavailable,
        _ => null,
    };

    [LoggerMessage(1, LogLevel.Warning, "The API did not give what a page needs: {Status}")]
    private static partial void NotGiven(ILogger logger, int status, Exception error);
}
