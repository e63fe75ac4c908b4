using System.Collections.Concurrent;
using Gapless.Contracts;
using Gapless.Contracts.Installation;
using Gapless.Web.Tests.Examples;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gapless.Web.Tests;

/// <summary>Answers as the Api would, with what a test wants to see on a page.</summary>
public sealed class FakeApi : IAsyncDisposable
{
    private WebApplication? app;

    public string Address { get; private set; } = "";

    /// <summary>What the status is; null for an Api that is broken.</summary>
    public InstallationStatus? Status { get; set; }

    /// <summary>Whether the portfolio holds a system at all.</summary>
    public bool IsEmpty { get; set; }

    /// <summary>Answers to requests, by method and path, instead of the usual ones.</summary>
    public ConcurrentDictionary<string, Func<IResult>> Instead { get; } = new(StringComparer.Ordinal);

    /// <summary>Every request that changes something: method, path with query, body.</summary>
    public ConcurrentQueue<(string Method, string Path, string Body)> Received { get; } = [];

    public async Task StartAsync()
    {
        _ = ExampleSystem.Detail; // the examples refer to one another: this one first, before requests come from several sides
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.Configure<KestrelServerOptions>(options => options.Limits.MaxRequestBodySize = null);
        app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Use(AnswerInsteadAsync);
        app.MapGet("/ready", () => "Healthy");
        app.MapGet("/api/v1/status", () => Status is null ? Results.Text("no status here", "application/json") : Results.Json(Status, GaplessJson.Default.InstallationStatus));
        app.MapExamples(this);
        app.MapAccount();
        await app.StartAsync();
        Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
    }

    public void Say(params (string Name, PartStatus Status, int? Instances)[] parts) => Status = new InstallationStatus
    {
        Overall = parts.Max(part => part.Status),
        CheckedAt = new DateTimeOffset(2026, 11, 13, 5, 16, 0, TimeSpan.Zero),
        Parts = [.. parts.Select(part => new InstallationPart(part.Name, part.Status, part.Instances))],
    };

    public ValueTask DisposeAsync() => app?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task AnswerInsteadAsync(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsGet(context.Request.Method))
        {
            using var reader = new StreamReader(context.Request.Body);
            Received.Enqueue((context.Request.Method, context.Request.Path + context.Request.QueryString.ToString(), await reader.ReadToEndAsync(context.RequestAborted)));
        }

        if (Instead.TryGetValue($"{context.Request.Method} {context.Request.Path}", out var answer))
        {
            await answer().ExecuteAsync(context);
            return;
        }

        await next(context);
    }
}
