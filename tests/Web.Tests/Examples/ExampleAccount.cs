using Gapless.Contracts;
using Gapless.Contracts.Accounts;
using Gapless.ServiceDefaults.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gapless.Web.Tests.Examples;

/// <summary>Somebody with two sessions, told only to whom brings the cookie.</summary>
internal static class ExampleAccount
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 13, 12, 0, 0, TimeSpan.Zero);

    private static readonly SessionEntry[] Sessions =
    [
        new(new Guid(1, 0, 0, new byte[8]), "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36", Noon, Noon.AddHours(1), IsCurrent: true),
        new(new Guid(2, 0, 0, new byte[8]), "Mozilla/5.0 (iPhone; CPU iPhone OS 20_0 like Mac OS X)", Noon, Noon, IsCurrent: false),
    ];

    public static void MapAccount(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/me", (HttpRequest request) => IsSignedIn(request)
            ? Results.Json(new Caller(Guid.Empty, "Ines Duarte", "ines.duarte@example.com", Guid.Empty, "Gapless", "owner"), GaplessJson.Default.Caller)
            : Results.Problem(statusCode: StatusCodes.Status401Unauthorized));
        app.MapGet("/api/v1/sessions", (HttpRequest request) => IsSignedIn(request)
            ? Results.Json(new Page<SessionEntry>(Sessions, null), GaplessJson.Default.PageSessionEntry)
            : Results.Problem(statusCode: StatusCodes.Status401Unauthorized));
    }

    private static bool IsSignedIn(HttpRequest request) => request.Cookies.ContainsKey(SessionDefaults.Cookie) && request.Headers["Sec-Fetch-Site"] == "same-origin";
}
