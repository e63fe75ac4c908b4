using System.Net.WebSockets;
using System.Text;
using Gapless.Gateway.Tests.Running;
using Microsoft.AspNetCore.Http;

namespace Gapless.Gateway.Tests.Routing;

public sealed class StreamTests
{
    [Theory]
    [InlineData("text/event-stream")]
    [InlineData("application/x-ndjson")]
    public async Task AnEventArrivesBeforeTheStreamEnds(string type)
    {
        using var next = new SemaphoreSlim(0);
        await using var destination = await Destination.AnsweringAsync(async context =>
        {
            context.Response.ContentType = type;
            for (var number = 1; number <= 3; number++)
            {
                await context.Response.WriteAsync($"data: {number}\n", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await next.WaitAsync(context.RequestAborted);
            }
        });
        await using var gateway = await RunningGateway.StartAsync(destination);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/events");
        request.Headers.Add("Accept-Encoding", "br");

        using var answer = await gateway.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());

        for (var number = 1; number <= 3; number++)
        {
            Assert.Equal($"data: {number}", await reader.ReadLineAsync().WaitAsync(Until.Patience));
            next.Release();
        }

        Assert.Null(await reader.ReadLineAsync().WaitAsync(Until.Patience));
    }

    [Fact]
    public async Task AWebSocketPasses()
    {
        await using var destination = await Destination.AnsweringAsync(async context =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            var buffer = new byte[100];
            var received = await socket.ReceiveAsync(buffer, context.RequestAborted);
            await socket.SendAsync(buffer.AsMemory(0, received.Count), WebSocketMessageType.Text, endOfMessage: true, context.RequestAborted);
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
        });
        await using var gateway = await RunningGateway.StartAsync(destination);
        using var socket = new ClientWebSocket();
        socket.Options.RemoteCertificateValidationCallback = static (_, certificate, _, _) => certificate?.GetCertHashString() == Certificates.Server.Thumbprint;
        using var limit = new CancellationTokenSource(Until.Patience);

        await socket.ConnectAsync(new UriBuilder(gateway.Https) { Scheme = "wss", Path = "/live" }.Uri, limit.Token);
        await socket.SendAsync("hello"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, limit.Token);
        var buffer = new byte[100];
        var received = await socket.ReceiveAsync(buffer, limit.Token);

        Assert.Equal("hello", Encoding.UTF8.GetString(buffer, 0, received.Count));
    }

    [Fact]
    public async Task WhoGoesAwayEndsTheRequestBehind()
    {
        var ended = new TaskCompletionSource();
        await using var destination = await Destination.AnsweringAsync(async context =>
        {
            context.RequestAborted.Register(() => ended.TrySetResult());
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
        });
        await using var gateway = await RunningGateway.StartAsync(destination);
        using var away = new CancellationTokenSource();
        var asking = gateway.Client.GetAsync("/slow", away.Token);
        await Until.TrueAsync("the request arrives", () => destination.Requests.Count == 1);

        await away.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        await ended.Task.WaitAsync(Until.Patience);
        await Until.TrueAsync("the request is in the access log", () => gateway.Log.Lines("/slow").Any());
    }
}
