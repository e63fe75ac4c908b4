using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Gapless.Collectors.Tests.Targets;

/// <summary>A server on loopback that answers each connection as the test says, byte by byte; it may misbehave on purpose.</summary>
internal sealed class LocalServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly Func<string, Stream, CancellationToken, Task> respond;
    private readonly X509Certificate2Collection? certificates;
    private readonly List<string> requests = [];
    private readonly Task accepting;

    /// <summary>The thumbprint of the certificate that a client must show; null for none.</summary>
    public string? WantsClient { get; init; }

    private LocalServer(Func<string, Stream, CancellationToken, Task> respond, X509Certificate2Collection? certificates)
    {
        this.respond = respond;
        this.certificates = certificates;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public Uri Url => new($"{(certificates is null ? "http" : "https")}://127.0.0.1:{Port}/");

    /// <summary>The request heads seen, each with its request line and fields.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (requests)
            {
                return [.. requests];
            }
        }
    }

    /// <summary>Answers with whole HTTP answers: status line, fields and body as one text.</summary>
    public static LocalServer Answering(Func<string, string> answer, X509Certificate2Collection? certificates = null) =>
        Behaving((request, stream, cancellationToken) => stream.WriteAsync(Encoding.Latin1.GetBytes(answer(request)), cancellationToken).AsTask(), certificates);

    public static LocalServer Behaving(Func<string, Stream, CancellationToken, Task> respond, X509Certificate2Collection? certificates = null, string? wantsClient = null) => new(respond, certificates) { WantsClient = wantsClient };

    public static string Ok(string body, string contentType = "text/html; charset=utf-8", string fields = "") =>
        $"HTTP/1.1 200 OK\r\nContent-Type: {contentType}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{fields}Connection: close\r\n\r\n{body}";

    public static string NotFound() => "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nContent-Length: 9\r\nConnection: close\r\n\r\nnot found";

    /// <summary>The path and query of a request head.</summary>
    public static string PathOf(string request) => request.Split(' ')[1];

    public async ValueTask DisposeAsync()
    {
        // Whoever listens no longer may not be asked for the next client either.
        await stopping.CancelAsync();
        await accepting;
        listener.Dispose();
        stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                open.Add(ServeAsync(await listener.AcceptTcpClientAsync(stopping.Token)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                await using var stream = await OpenAsync(client);
                var head = await ReadHeadAsync(stream);
                if (head.Length > 0)
                {
                    lock (requests)
                    {
                        requests.Add(head);
                    }

                    await respond(head, stream, stopping.Token);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or AuthenticationException or InvalidOperationException)
        {
            // The client went away, or the test is over.
        }
    }

    private async Task<Stream> OpenAsync(TcpClient client)
    {
        if (certificates is null)
        {
            return client.GetStream();
        }

        var stream = new SslStream(client.GetStream());
        await stream.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions
            {
                ServerCertificateContext = SslStreamCertificateContext.Create(certificates[0], [.. certificates.Skip(1)], offline: true),
                ClientCertificateRequired = WantsClient is not null,
                AllowTlsResume = WantsClient is null, // what is resumed shows no certificate again
                RemoteCertificateValidationCallback = (_, shown, _, _) => WantsClient is null || (shown as X509Certificate2)?.Thumbprint == WantsClient,
            },
            stopping.Token);
        return stream;
    }

    private async Task<string> ReadHeadAsync(Stream stream)
    {
        var head = new StringBuilder();
        var buffer = new byte[4096];
        while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(buffer, stopping.Token);
            if (read == 0)
            {
                return "";
            }

            head.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }

        return head.ToString();
    }
}
