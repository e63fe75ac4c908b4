namespace Gapless.Readiness.Checks.Infrastructure;

/// <summary>Pages that hosters and servers show where no application is.</summary>
internal static class Placeholders
{
    private static readonly ImmutableArray<(string Mark, string Name)> Marks =
    [
        ("<title>Welcome to nginx!", "the welcome page of nginx"),
        ("Apache2 Ubuntu Default Page", "the welcome page of Apache"),
        ("Apache2 Debian Default Page", "the welcome page of Apache"),
        ("<h1>It works!</h1>", "the welcome page of Apache"),
        ("<title>IIS Windows Server", "the welcome page of IIS"),
        ("Your app service is up and running", "the placeholder of Azure App Service"),
        ("Your web app is running and waiting for your content", "the placeholder of Azure App Service"),
        ("404 Web Site not found", "a missing site of Azure"),
        ("There's nothing here, yet", "the placeholder of Heroku"),
        ("herokucdn.com/error-pages/no-such-app", "a missing app of Heroku"),
        ("<Code>NoSuchBucket</Code>", "a missing bucket"),
        ("Congratulations! Your new site is ready", "a placeholder"),
        ("This domain is parked", "a parked domain"),
        ("domain is for sale", "a parked domain"),
        ("sedoparking", "a parked domain"),
        ("parkingcrew", "a parked domain"),
        ("<title>Site Not Found", "a missing site"),
    ];

    public static string? Of(Answer answer) =>
        answer.Headers["x-vercel-error"] is { } error ? $"an error of Vercel ({error})"
        : answer.Status is >= 520 and <= 527 && answer.Headers.Has("cf-ray") ? $"an error of Cloudflare ({answer.Status})"
        : Marks.FirstOrDefault(mark => answer.Text.Contains(mark.Mark, StringComparison.OrdinalIgnoreCase)).Name;
}
