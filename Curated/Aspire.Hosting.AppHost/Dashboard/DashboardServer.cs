using System.Net;
using System.Security.Cryptography;
using System.Text;
using Aspire.Hosting.Forwarding;
using Aspire.Hosting.Running;
using Aspire.Hosting.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Aspire.Hosting.Dashboard;

/// <summary>The dashboard and the receiver of telemetry, on loopback. It starts before anything else, so that everything can be told where it is.</summary>
internal sealed class DashboardServer(
    DashboardAddress address, PortAllocator ports, IConfiguration configuration, Announcer announcer, TraceStore traces, Pages pages) : IHostedService, IAsyncDisposable
{
    private const string Cookie = "gapless-dashboard";
    private const long LargestExport = 8 * 1024 * 1024;

    private WebApplication? server;

    private string Token => configuration["AppHost:BrowserToken"]!;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var port = WantedPort() is { } wanted ? ports.TakeNear(wanted) : ports.Take();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ListenLocalhost(port);
        });
        server = builder.Build();
        server.Use(GuardAsync);
        server.MapPost("/v1/traces", (Delegate)ReceiveAsync);
        server.MapPost("/v1/logs", () => Results.Ok());
        server.MapPost("/v1/metrics", () => Results.Ok());
        server.MapGet("/login", LogIn);
        pages.Map(server);
        await server.StartAsync(cancellationToken);
        address.Telemetry = $"http://localhost:{port}";
        address.Login = $"http://localhost:{port}/login?t={Token}";
        announcer.Address("Dashboard", address.Login);
    }

    public Task StopAsync(CancellationToken cancellationToken) => server?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }

    /// <summary>The http address of the AppHost's launch profile.</summary>
    private int? WantedPort()
    {
        var urls = (configuration["ASPNETCORE_URLS"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(BindingAddress.Parse).ToList();
        return configuration.GetValue("DcpPublisher:RandomizePorts", defaultValue: false) ? null : urls.Find(url => url.Scheme == "http")?.Port;
    }

    /// <summary>A page needs the token's cookie, an export its key; and nobody may come by another name than this machine's own.</summary>
    private async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        var path = context.Request.Path;
        var allowed = context.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]" && (
            path.StartsWithSegments("/v1", StringComparison.Ordinal) ? Same(context.Request.Headers["x-otlp-api-key"], configuration["AppHost:OtlpApiKey"])
            : path == "/login" || Same(context.Request.Cookies[Cookie], Token));
        if (!allowed)
        {
            context.Response.StatusCode = (int)HttpStatusCode.Unauthorized;
            await context.Response.WriteAsync("Open the dashboard with the address that the AppHost printed: it carries a token.");
            return;
        }

        await next(context);
    }

    private IResult LogIn(HttpContext context, string? t)
    {
        if (!Same(t, Token))
        {
            return Results.Text("That token is not this AppHost's. Use the address that it printed last.", statusCode: StatusCodes.Status401Unauthorized);
        }

        context.Response.Cookies.Append(Cookie, Token, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, IsEssential = true });
        return Results.Redirect("/");
    }

    private async Task<IResult> ReceiveAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int received;
        while ((received = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0)
        {
            if (body.Length + received > LargestExport)
            {
                return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
            }

            body.Write(buffer, 0, received);
        }

        traces.Add(SpanReader.Read(body.GetBuffer().AsSpan(0, (int)body.Length)));
        return Results.Ok();
    }

    private static bool Same(string? given, string? expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given ?? ""), Encoding.UTF8.GetBytes(expected ?? "")) && !string.IsNullOrEmpty(expected);
}
