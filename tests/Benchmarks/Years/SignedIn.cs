using Gapless.ServiceDefaults;
using Gapless.ServiceDefaults.Cache;
using Gapless.ServiceDefaults.Protection;
using Gapless.ServiceDefaults.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Gapless.Benchmarks.Years;

/// <summary>Begins a session as the API does, and gives its cookie.</summary>
internal static class SignedIn
{
    public static async Task<string> CookieAsync(string cache, Guid user, Guid organization)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:cache", cache), new("Shutdown:DrainSeconds", "0")]);
        builder.Environment.EnvironmentName = "Development";
        builder.Logging.ClearProviders();
        builder.AddServiceDefaults();
        builder.AddCache();
        builder.AddSharedProtection();
        builder.AddSessions();
        await using var app = builder.Build();
        app.MapPost("/begin", (HttpContext context) => context.SignInAsync(SessionDefaults.Scheme, SessionClaims.Begin(user, "Ines Duarte", organization, "Owner")));
        await app.StartAsync();
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(app.Urls.Single()) };
        using var answer = await http.PostAsync("/begin", content: null);
        var cookie = answer.EnsureSuccessStatusCode().Headers.GetValues("Set-Cookie").Single();
        await app.StopAsync();
        return cookie.Split(';')[0];
    }
}
