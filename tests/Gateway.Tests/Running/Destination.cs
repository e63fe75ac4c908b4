using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Gapless.Gateway.Tests.Running;

/// <summary>A service behind the gateway that does what a test tells it to; it can die and come back at the same address.</summary>
internal sealed class Destination : IAsyncDisposable
{
    private readonly RequestDelegate answer;
    private readonly ConcurrentQueue<Seen> seen = new();
    private WebApplication? app;

    private Destination(RequestDelegate handler) => answer = handler;

    public Uri Url { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>Everything that arrived except questions about health.</summary>
    public IReadOnlyCollection<Seen> Requests => seen;

    /// <summary>What /ready says.</summary>
    public int ReadyStatus { get; set; } = StatusCodes.Status200OK;

    public static Task<Destination> SayingAsync(string text, string type = "text/plain") => AnsweringAsync(context =>
    {
        context.Response.ContentType = type;
        return context.Response.WriteAsync(text);
    });

    public static async Task<Destination> AnsweringAsync(RequestDelegate handler)
    {
        var destination = new Destination(handler);
        await destination.StartAsync();
        return destination;
    }

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(Url.AbsoluteUri);
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(options => options.ShutdownTimeout = TimeSpan.Zero);
        app = builder.Build();
        app.UseWebSockets();
        app.Run(AnswerAsync);
        await app.StartAsync();
        Url = new Uri(app.Urls.Single());
    }

    /// <summary>Gone at once, with every connection.</summary>
    public async Task StopAsync()
    {
        if (app is { } running)
        {
            app = null;
            await running.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path == "/ready" && !context.Request.Headers.ContainsKey("X-Forwarded-For"))
        {
            context.Response.StatusCode = ReadyStatus;
            return;
        }

        seen.Enqueue(new Seen(
            context.Request.Method,
            context.Request.Path + context.Request.QueryString,
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
        await answer(context);
    }

    /// <summary>A request as it arrived.</summary>
    internal sealed record Seen(string Method, string Target, IReadOnlyDictionary<string, string> Headers);
}
