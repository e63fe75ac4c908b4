using System.Net;
using System.Net.Sockets;
using Gapless.Data;
using Gapless.Data.Jobs.Payloads;
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
        Assert.StartsWith($"{url}/ does not answer: ", (await system.Queue.JobsAsync()).Single(job => job.Error is not null).Error, StringComparison.Ordinal);
        await using var target = await TargetAsync(url: url);

        var scan = await scanning;

        Assert.Equal(ScanState.Succeeded, scan.State);
        Assert.InRange((await system.Queue.JobAsync(scan.JobId!.Value)).Attempts, 2, 3);
        Assert.Equal(Outcome.Fail, (await system.GapAsync("headers.csp")).Outcome);
    }

    [Fact]
    public async Task AddsNoRow_WhenATargetAnswersTheSame()
    {
        await using var target = await LivelyTargetAsync();
        await using var system = await Assessed.StartAsync(stores, ("Scanning:AllowedOrigins:0", target.Urls.Single()));
        var environment = await system.AddEnvironmentAsync(new Uri(target.Urls.Single()));
        await system.ScanAsync(TargetKind.Environment, environment);
        var before = await system.ReadAsync(CountAsync);

        var again = await system.ScanAsync(TargetKind.Environment, environment);

        var ended = await system.ReadAsync(database => database.Findings.Where(one => one.Until != null).Select(one => one.CheckId).ToListAsync());
        Assert.Empty(ended);
        Assert.Equal((ScanState.Succeeded, 0), (again.State, again.Changed));
        Assert.Equal(before, await system.ReadAsync(CountAsync));
    }

    [Fact]
    public async Task BelievesAFailureOfWhatPassed_WhenASecondLookAgrees()
    {
        var isGood = true;
        await using var target = await TargetAsync(answer: response => Answer(response, isGood));
        await using var system = await Assessed.StartAsync(stores, ("Scanning:AllowedOrigins:0", target.Urls.Single()));
        var environment = await system.AddEnvironmentAsync(new Uri(target.Urls.Single()));
        await system.ScanAsync(TargetKind.Environment, environment);
        Assert.Equal(Outcome.Pass, await HeldAsync(system));

        isGood = false;
        var doubted = await system.ScanAsync(TargetKind.Environment, environment);
        Assert.Equal(Outcome.Pass, await HeldAsync(system));
        Assert.Contains("unconfirmed", doubted.Problems, StringComparison.Ordinal);
        var request = Assert.Single(await system.Queue.JobsAsync(), job => job.Kind == ScanRequest.Kind);
        Assert.InRange((request.DueAt - doubted.FinishedAt!.Value).TotalSeconds, 29, 31);

        await system.Queue.SqlAsync($"UPDATE jobs SET due_at = now() WHERE id = {request.Id}");
        await TestQueue.UntilAsync(async () => await HeldAsync(system) == Outcome.Fail);
        var confirmation = await system.ReadAsync(database => database.Scans.OrderByDescending(scan => scan.Id).FirstAsync());
        Assert.Equal("confirmation", confirmation.RequestedBy);
    }

    [Fact]
    public async Task ForgetsAFailure_WhenTheSecondLookPasses()
    {
        var isGood = true;
        await using var target = await TargetAsync(answer: response => Answer(response, isGood));
        await using var system = await Assessed.StartAsync(stores, ("Scanning:AllowedOrigins:0", target.Urls.Single()));
        var environment = await system.AddEnvironmentAsync(new Uri(target.Urls.Single()));
        await system.ScanAsync(TargetKind.Environment, environment);
        var before = await system.ReadAsync(CountAsync);

        isGood = false;
        await system.ScanAsync(TargetKind.Environment, environment);
        isGood = true;
        await system.ScanAsync(TargetKind.Environment, environment);

        Assert.Equal(before, await system.ReadAsync(CountAsync));
    }

    private static void Answer(HttpResponse response, bool isGood)
    {
        if (isGood)
        {
            (response.Headers.XFrameOptions, response.Headers.XContentTypeOptions, response.Headers["Referrer-Policy"]) = ("DENY", "nosniff", "no-referrer");
        }
    }

    private static Task<Outcome> HeldAsync(Assessed system) =>
        system.ReadAsync(database => database.Findings.Where(one => one.CheckId == "headers.baseline" && one.Until == null).Select(one => one.Outcome).SingleAsync());

    private static async Task<(int Findings, int Evaluations, int Changes)> CountAsync(GaplessDbContext database) =>
        (await database.Findings.CountAsync(), await database.Evaluations.CountAsync(), await database.GapChanges.CountAsync());

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>No answer of it is like another, as of any real application: nonces, times, ids, counters.</summary>
    private static async Task<WebApplication> LivelyTargetAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var count = 0;
        app.Run(async context =>
        {
            var (nonce, number) = (Guid.NewGuid().ToString("N"), Interlocked.Increment(ref count));
            await Task.Delay(number % 7);
            context.Response.StatusCode = context.Request.Path.Value is "/" or "/health" ? 200 : 404;
            context.Response.ContentType = "text/html";
            context.Response.Headers.ContentSecurityPolicy = $"default-src 'self'; script-src 'nonce-{nonce}'";
            context.Response.Headers.SetCookie = $"visit={nonce}; path=/; expires={TimeProvider.System.GetUtcNow().AddHours(number):R}; httponly";
            context.Response.Headers["X-RateLimit-Remaining"] = $"{100_000 - number}";
            context.Response.Headers["X-RateLimit-Limit"] = "100000";
            context.Response.Headers.ETag = $"\"{nonce}\"";
            context.Response.Headers.Age = $"{number}";
            await context.Response.WriteAsync($"<!doctype html><title>Shop</title><script nonce=\"{nonce}\"></script><p>{new string('o', number)}");
        });
        await app.StartAsync();
        return app;
    }

    private static async Task<WebApplication> TargetAsync(Action? asked = null, string url = "http://127.0.0.1:0", Action<HttpResponse>? answer = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(url);
        var app = builder.Build();
        app.Run(async context =>
        {
            asked?.Invoke();
            context.Response.StatusCode = context.Request.Path == "/" ? 200 : 404;
            context.Response.ContentType = "text/html";
            answer?.Invoke(context.Response);
            await context.Response.WriteAsync("<!doctype html><title>Shop</title><p>Open.</p>");
        });
        await app.StartAsync();
        return app;
    }
}
