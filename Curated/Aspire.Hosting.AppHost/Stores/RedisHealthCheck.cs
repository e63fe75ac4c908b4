using System.Net.Sockets;
using System.Text;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Stores;

/// <summary>Healthy means a write and a read: a server that only answers PING may have lost its store.</summary>
internal sealed class RedisHealthCheck(EndpointReference endpoint, Func<IValueProvider?> secret) : IHealthCheck
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", endpoint.Port, limit.Token);
            using var reader = new StreamReader(client.GetStream(), Encoding.ASCII, detectEncodingFromByteOrderMarks: false, bufferSize: 256, leaveOpen: true);
            var password = secret() is { } parameter ? await parameter.GetValueAsync(limit.Token) : null;
            string?[] answers =
            [
                password is null ? "+OK" : await AskAsync(client, reader, limit.Token, "AUTH", password),
                await AskAsync(client, reader, limit.Token, "SET", "gapless:health", "1", "EX", "60"),
                await AskAsync(client, reader, limit.Token, "GET", "gapless:health"),
                await reader.ReadLineAsync(limit.Token),
            ];
            return answers is ["+OK", "+OK", "$1", "1"] ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("It answered: " + string.Join(' ', answers));
        }
        catch (Exception failure) when (failure is SocketException or IOException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return HealthCheckResult.Unhealthy(failure.Message);
        }
    }

    /// <summary>One command in the protocol's form: *2 $3 GET $14 gapless:health.</summary>
    private static async Task<string?> AskAsync(TcpClient client, StreamReader reader, CancellationToken cancellationToken, params string[] words)
    {
        var command = new StringBuilder().Append('*').Append(words.Length).Append("\r\n");
        foreach (var word in words)
        {
            command.Append('$').Append(Encoding.UTF8.GetByteCount(word)).Append("\r\n").Append(word).Append("\r\n");
        }

        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(command.ToString()), cancellationToken);
        return await reader.ReadLineAsync(cancellationToken);
    }
}
