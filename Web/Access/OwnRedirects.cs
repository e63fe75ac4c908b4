namespace Gapless.Web.Access;

/// <summary>
/// Redirects to our own pages as a path. A page's navigation writes a whole address, and behind the gateway it is the one by which the gateway calls us:
/// no browser can go there.
/// </summary>
internal static class OwnRedirects
{
    public static void UseOwnRedirects(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            if (PathOf(context.Response.Headers.Location.ToString(), context.Request) is { } path)
            {
                context.Response.Headers.Location = path;
            }

            return Task.CompletedTask;
        });
        return next(context);
    });

    // Two slashes at the beginning would name another host.
    private static string? PathOf(string location, HttpRequest request)
    {
        var own = $"{request.Scheme}://{request.Host}";
        return location.StartsWith(own + "/", StringComparison.OrdinalIgnoreCase) && !location.AsSpan(own.Length).StartsWith("//") ? location[own.Length..] : null;
    }
}
