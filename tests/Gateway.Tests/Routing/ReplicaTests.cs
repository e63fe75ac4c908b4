using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Gapless.Gateway.Tests.Running;

namespace Gapless.Gateway.Tests.Routing;

public sealed class ReplicaTests
{
    private static readonly (string, string)[] Quick =
    [
        ("ReverseProxy:Clusters:web:HealthCheck:Active:Interval", "00:00:00.200"), ("ReverseProxy:Clusters:web:HealthCheck:Passive:ReactivationPeriod", "00:00:00.500"),
        ("RateLimits:PerAddress", "1000000"),
    ];

    [Fact]
    public async Task NoGetFails_WhenAReplicaDiesUnderLoad()
    {
        await using var one = await Destination.SayingAsync("page");
        await using var other = await Destination.SayingAsync("page");
        await using var gateway = await RunningGateway.StartAsync([one, other], TimeProvider.System, RunningGateway.NoCache, Quick);
        var statuses = new ConcurrentBag<HttpStatusCode>();
        using var end = new CancellationTokenSource();
        var load = Enumerable.Range(0, 4).Select(_ => LoadAsync(gateway, statuses, end.Token)).ToArray();

        await Until.TrueAsync("both are used", () => one.Requests.Count > 20 && other.Requests.Count > 20);
        await one.StopAsync();
        var then = other.Requests.Count;
        await Until.TrueAsync("the other goes on", () => other.Requests.Count > then + 200);
        await end.CancelAsync();
        await Task.WhenAll(load);

        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.OK, status));
    }

    [Fact]
    public async Task ADeadReplicaIsSkipped_AndTakenBackWhenItAnswers()
    {
        await using var one = await Destination.SayingAsync("page");
        await using var other = await Destination.SayingAsync("page");
        await using var gateway = await RunningGateway.StartAsync([one, other], TimeProvider.System, RunningGateway.NoCache, Quick);

        one.ReadyStatus = 503;
        await Until.TrueAsync("the one that is not ready is skipped", async () =>
        {
            var before = one.Requests.Count;
            for (var count = 0; count < 20; count++)
            {
                using var answer = await gateway.GetAsync("/");
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            }

            return one.Requests.Count == before;
        });

        one.ReadyStatus = 200;
        var skipped = one.Requests.Count;
        await Until.TrueAsync("it is used again", async () =>
        {
            using var answer = await gateway.GetAsync("/");
            return one.Requests.Count > skipped;
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("Content-Length: 0\r\n")]
    [InlineData("Content-Length: 4\r\n")]
    public async Task APostIsNeverSentTwice_EvenWhenAKeptConnectionBreaks(string length)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var posts = 0;
        var serving = ServeAsync(listener, () => Interlocked.Increment(ref posts));
        var address = $"http://{listener.LocalEndpoint}";
        await using var gateway = await RunningGateway.StartAsync(
            behind: null, ("services:web:http:0", address), ("ReverseProxy:Clusters:web:HealthCheck:Active:Enabled", "false"), ("ForwardedHeaders:KnownNetworks:0", "127.0.0.0/8"));
        using var warm = await gateway.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, warm.StatusCode);

        using var connection = await RawConnection.OpenAsync(gateway.Http);
        var body = length.Contains('4', StringComparison.Ordinal) ? "four" : "";
        await connection.WriteAsync($"POST /orders HTTP/1.1\r\nHost: gapless.example\r\nX-Forwarded-For: 192.0.2.1\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n{length}\r\n{body}");

        Assert.StartsWith("HTTP/1.1 502 ", await connection.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.Equal(1, Volatile.Read(ref posts));
        listener.Stop();
        await serving;
    }

    private static async Task LoadAsync(RunningGateway gateway, ConcurrentBag<HttpStatusCode> statuses, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            using var answer = await gateway.GetAsync("/");
            statuses.Add(answer.StatusCode);
        }
    }

    // Answers a GET and keeps the connection; takes a POST and closes it without a word.
    private static async Task ServeAsync(TcpListener listener, Action posted)
    {
        List<Task> connections = [];
        try
        {
            while (true)
            {
                connections.Add(AnswerAsync(await listener.AcceptTcpClientAsync(), posted));
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    private static async Task AnswerAsync(TcpClient client, Action posted)
    {
        using (client)
        {
            var buffer = new byte[16 * 1024];
            try
            {
                while (await client.GetStream().ReadAsync(buffer) is > 0 and var read)
                {
                    if (Encoding.ASCII.GetString(buffer, 0, read).StartsWith("POST ", StringComparison.Ordinal))
                    {
                        posted();
                        return;
                    }

                    await client.GetStream().WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
                }
            }
            catch (IOException)
            {
            }
        }
    }
}
