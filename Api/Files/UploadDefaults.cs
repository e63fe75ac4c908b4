using Microsoft.Extensions.Options;

namespace Gapless.Api.Files;

/// <summary>Endpoints whose body is a file.</summary>
internal static class UploadDefaults
{
    /// <summary>
    /// Takes the body whole before anything else is done: where a key is remembered (<c>Idempotent</c>, after this), it is for the moments of the work
    /// and not for the minutes of a slow line, and a caller whose upload broke may send it again at once.
    /// </summary>
    public static RouteHandlerBuilder TakesUpload(this RouteHandlerBuilder endpoint, Func<UploadOptions, long> largest) => endpoint.AddEndpointFilter(async (context, next) =>
    {
        var http = context.HttpContext;
        using var upload = await Upload.TakeAsync(http.Request, largest(http.RequestServices.GetRequiredService<IOptions<UploadOptions>>().Value), http.RequestAborted);
        if (upload.Fault is { } fault)
        {
            return fault;
        }

        http.Features.Set(upload);
        return await next(context);
    });
}
