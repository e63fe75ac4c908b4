using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gapless.AppHost.Tests;

/// <summary>A running system on this machine that is not ready for much. It answers slowly, and nobody before it is released.</summary>
internal sealed class LocalTarget : IAsyncDisposable
{
    private static readonly TimeSpan Slowness = TimeSpan.FromMilliseconds(60);

    private readonly WebApplication app;
    private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private LocalTarget()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Run(AnswerAsync);
    }

    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>Once somebody has asked, and has no answer yet.</summary>
    public Task Asked => asked.Task;

    public static async Task<LocalTarget> StartAsync()
    {
        var target = new LocalTarget();
        await target.app.StartAsync();
        return target;
    }

    public void Release() => released.TrySetResult();

    public ValueTask DisposeAsync()
    {
        Release();
        return app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        asked.TrySetResult();
        await released.Task.WaitAsync(context.RequestAborted);
        await Task.Delay(Slowness, context.RequestAborted);
        if (context.Request.Path == "/")
        {
            context.Response.Headers.SetCookie = "basket=1";
            await context.Response.WriteAsync("<!doctype html><title>Shop</title><h1>Shop</h1>");
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
