using System.Net;
using System.Net.Sockets;
using Gapless.Data.Scans;
using Gapless.Readiness.Checks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Worker.Tests.Scanning;

[Collection("stores")]
public sealed class EnvironmentScanTests(WorkerStores stores)
{
    [Fact]
    public async Task ProbesAnAllowedOrigin()
    {
        await using var target = await TargetAsync();
        await using var system = await Assessed.StartAsync(stores, ("Scanning:AllowedOrigins:0", target.Urls.Single()));
        var environment = await system.AddEnvironmentAsync(new Uri(target.Urls.Single()));

        var scan = await system.ScanAsync(TargetKind.Environment, environment);

        Assert.Equal((ScanState.Succeeded, null), (scan.State, scan.Error));
        Assert.Equal(Outcome.Fail, (await system.GapAsync("headers.csp")).Outcome);
        Assert.All(await system.ReadAsync(database => database.Findings.Select(one => one.Method).Distinct().ToListAsync()), method => Assert.Equal(Method.Live, method));
    }

    [Fact]
    public async Task ShowsNothing_WhenTheAddressIsPrivateAndNobodyAllowedIt()
    {
        var asked = 0;
        await using var target = await TargetAsync(() => asked++);
        await using var system = await Assessed.StartAsync(stores);
        var environment = await system.AddEnvironmentAsync(new Uri(target.Urls.Single()));

        await system.ScanAsync(TargetKind.Environment, environment);

        Assert.Equal(0, asked);
        var finding = await system.ReadAsync(database => database.Findings.SingleAsync(one => one.CheckId == "headers.csp"));
        Assert.Equal(Outcome.Unknown, finding.Outcome);
    }

    [Fact]
    public async Task AsksAgain_WhenTheTargetIsJustStarting()
    {
        var url = "http://127.0.0.1:" + FreePort();
        await using var system = await Assessed.StartAsync(stores, ("Scanning:AllowedOrigins:0", url));
        var scanning = system.ScanAsync(TargetKind.Environment, await system.AddEnvironmentAsync(new Uri(url)));
        await TestQueue.UntilAsync(async () => (await system.Queue.JobsAsync()).Exists(job => job.Error is not null));
        await using var target = await TargetAsync(url: url);

        var scan = await scanning;

        Assert.Equal(ScanState.Succeeded, scan.State);
        Assert.InRange((await system.Queue.JobAsync(scan.JobId!.Value)).Attempts, 2, 3);
        Assert.Equal(Outcome.Fail, (await system.GapAsync("headers.csp")).Outcome);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<WebApplication> TargetAsync(Action? asked = null, string url = "http://127.0.0.1:0")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(url);
        var app = builder.Build();
        app.Run(async context =>
        {
            asked?.Invoke();
            context.Response.StatusCode = context.Request.Path == "/" ? 200 : 404;
            context.Response.ContentType = "text/html";
            await context.Response.WriteAsync("<!doctype html><title>Shop</title><p>Open.</p>");
        });
        await app.StartAsync();
        return app;
    }
}
