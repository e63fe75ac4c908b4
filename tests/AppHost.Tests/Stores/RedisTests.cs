using System.Net.Sockets;
using System.Text;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Processes;
using Gapless.AppHost.Tests.Engine;

namespace Gapless.AppHost.Tests.Stores;

public sealed class RedisTests
{
    /// <summary>Garnet is fetched where it is missing; Redis is tried where it is installed.</summary>
    public static TheoryData<string> Servers => Executables.Find("redis-server") is null ? ["garnet"] : ["garnet", "redis-server"];

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task ComesBack_WhenItIsKilled(string server)
    {
        await using var host = new TestHost("--GAPLESS_REDIS=" + server);
        var cache = host.Builder.AddRedis("cache").WithDataVolume();
        await host.StartAsync();
        await host.HealthyAsync("cache");
        var process = (int)host.Instances("cache").Single().Snapshot.Properties.First(property => property.Name == "executable.pid").Value!;

        Assert.DoesNotContain((await cache.Resource.PasswordParameter!.GetValueAsync(host.Limit))!, await File.ReadAllTextAsync($"/proc/{process}/cmdline"), StringComparison.Ordinal);
        Assert.StartsWith("-NOAUTH", await AskAsync(cache.Resource, "*2\r\n$3\r\nGET\r\n$1\r\nx\r\n"), StringComparison.Ordinal);

        UnixSignals.Send(process, UnixSignal.Kill);
        await host.States.WaitForResourceAsync("cache", change => change.Snapshot.Properties.Any(property => property is { Name: "restarts", Value: 1 }), host.Limit);
        await host.HealthyAsync("cache");
    }

    private static async Task<string?> AskAsync(RedisResource cache, string command)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", cache.PrimaryEndpoint.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(command));
        using var reader = new StreamReader(client.GetStream());
        return await reader.ReadLineAsync();
    }
}
