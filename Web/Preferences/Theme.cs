namespace Gapless.Web.Preferences;

/// <summary>Light, dark, or as the reader's system has it.</summary>
internal static class Theme
{
    private const string Cookie = "theme";

    public static readonly string[] Choices = ["system", "light", "dark"];

    /// <summary>What the reader chose; null for the system's.</summary>
    public static string? Of(HttpContext context) => context.Request.Cookies[Cookie] is ("light" or "dark") and var chosen ? chosen : null;

    /// <summary>Takes the choice from a form and goes back to the page that it was made on.</summary>
    public static void MapTheme(this IEndpointRouteBuilder routes) => routes.MapPost("/preferences/theme", (HttpContext context, IFormCollection form) =>
    {
        if (form["theme"] is [{ } chosen] && Choices.Contains(chosen, StringComparer.Ordinal))
        {
            context.Response.Cookies.Append(Cookie, chosen, new CookieOptions
            {
                HttpOnly = true,
                Secure = true,
                SameSite = SameSiteMode.Lax,
                MaxAge = TimeSpan.FromDays(365),
                IsEssential = true,
            });
        }

        // Only ever a path of our own: "//elsewhere" would be another host.
        var back = form["back"].ToString();
        return Results.LocalRedirect(back.StartsWith('/') && !back.StartsWith("//", StringComparison.Ordinal) && !back.StartsWith("/\\", StringComparison.Ordinal) ? back : "/");
    }).AllowAnonymous();
}
