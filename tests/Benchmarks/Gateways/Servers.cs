using Gapless.Gateway;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Gapless.Benchmarks.Gateways;

/// <summary>What is measured, each in its own process.</summary>
internal static class Servers
{
    public static async Task<int> RunAsync(string kind, string port, string destination)
    {
        await using var app = kind switch
        {
            "bare" => Bare($"http://127.0.0.1:{destination}"),
            "full" => Full($"http://127.0.0.1:{destination}"),
            _ => Destination(),
        };
        await app.RunAsync($"http://127.0.0.1:{port}");
        return 0;
    }

    private static WebApplication Destination()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        var app = builder.Build();
        app.Run(static context =>
        {
            context.Response.ContentType = "text/plain";
            context.Response.ContentLength = 12;
            return context.Response.WriteAsync("Hello, door.");
        });
        return app;
    }

    // The gateway's routes, and nothing else of it.
    private static WebApplication Bare(string destination)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Configuration.AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"));
        builder.Configuration["ReverseProxy:Clusters:api:Destinations:api:Address"] = destination;
        builder.Configuration["ReverseProxy:Clusters:web:Destinations:web:Address"] = destination;
        builder.Services.AddRouting();
        builder.Services.AddReverseProxy().LoadFromConfig(builder.Configuration.GetSection("ReverseProxy"));
        var app = builder.Build();
        app.UseRouting();
        app.MapReverseProxy();
        return app;
    }

    // As in production: JSON log on standard output, one line a request. The cache is away; a block of the largest limit is rarely used up anyway.
    private static WebApplication Full(string destination) => GatewayApplication.Build(
    [
        "--applicationName=Gapless.Gateway", "--contentRoot=" + AppContext.BaseDirectory, "--environment=Production",
        "--services:api:http:0=" + destination, "--services:web:http:0=" + destination,
        "--ConnectionStrings:cache=127.0.0.1:1", "--RateLimits:PerAddress=1000000",
    ]);
}
