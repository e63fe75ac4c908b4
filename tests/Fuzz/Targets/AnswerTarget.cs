using System.Net;
using System.Net.Sockets;
using Gapless.Collectors.Targets;
using Gapless.Readiness.Targets;

namespace Gapless.Fuzz.Targets;

/// <summary>A whole probe of a server on loopback that sends arbitrary bytes for every request, then closes.</summary>
internal sealed class AnswerTarget : IFuzzTarget
{
    private static readonly ProbeOptions Options = new() { RunId = "0", RequestTimeout = TimeSpan.FromSeconds(2), PlainHttpPort = 1 };

    private readonly Lazy<TcpListener> listener;
    private byte[] answer = [];

    public AnswerTarget() => listener = new(Listen);

    public string Name => "answers";

    public IReadOnlyList<byte[]> Corpus => AnswerSamples.All;

    public IReadOnlyList<string> Tokens => AnswerSamples.Tokens;

    public void Run(byte[] input)
    {
        var port = ((IPEndPoint)listener.Value.LocalEndpoint).Port;
        Volatile.Write(ref answer, input);
        _ = Prober.ProbeAsync(new($"http://127.0.0.1:{port}/"), Options, [ProbeRequest.Get("/a") with { FollowsRedirects = true }], progress: null, CancellationToken.None).GetAwaiter().GetResult();
    }

    private TcpListener Listen()
    {
        var listening = new TcpListener(IPAddress.Loopback, 0);
        listening.Start();
        _ = Task.Run(async () =>
        {
            while (true)
            {
                _ = AnswerAsync(await listening.AcceptTcpClientAsync());
            }
        });
        return listening;
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await using var stream = client.GetStream();
                var request = new byte[4096];
                _ = await stream.ReadAsync(request);
                await stream.WriteAsync(Volatile.Read(ref answer));
            }
            catch (IOException)
            {
                // The prober has read enough.
            }
        }
    }
}
