using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gapless.Gateway.Tests.Running;

/// <summary>The real gateway on loopback, with its real settings in a folder of its own, in front of whatever a test puts there.</summary>
internal sealed class RunningGateway : IAsyncDisposable
{
    /// <summary>Nobody listens there: the cache is away.</summary>
    public const string NoCache = "127.0.0.1:1,connectTimeout=200";

    private readonly WebApplication app;
    private readonly DirectoryInfo folder;

    private RunningGateway(WebApplication application, DirectoryInfo home, LogLines lines)
    {
        (app, folder, Log) = (application, home, lines);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(address => new Uri(address)).ToList();
        Http = addresses.Single(address => address.Scheme == "http");
        Https = addresses.Single(address => address.Scheme == "https");
        Client = NewClient();
    }

    public Uri Http { get; }

    public Uri Https { get; }

    public LogLines Log { get; }

    /// <summary>Comes over HTTPS, follows nothing, unpacks nothing.</summary>
    public HttpClient Client { get; }

    public string SettingsFile => Path.Combine(folder.FullName, "appsettings.json");

    public IServiceProvider Services => app.Services;

    public static Task<RunningGateway> StartAsync(Destination? behind, params (string Key, string Value)[] settings) =>
        StartAsync(behind is null ? [] : [behind], TimeProvider.System, NoCache, settings);

    public static async Task<RunningGateway> StartAsync(Destination[] behind, TimeProvider clock, string cache, params (string Key, string Value)[] settings)
    {
        var home = Directory.CreateTempSubdirectory("gapless-gateway-");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), Path.Combine(home.FullName, "appsettings.json"));
        var certificate = Path.Combine(home.FullName, "door.pfx");
        await File.WriteAllBytesAsync(certificate, Certificates.Server.Export(X509ContentType.Pkcs12));
        var lines = new LogLines();
        List<string> args =
        [
            "--applicationName=Gapless.Gateway", "--contentRoot=" + home.FullName, "--Kestrel:Endpoints:http:Url=http://127.0.0.1:0", "--Kestrel:Endpoints:https:Url=https://127.0.0.1:0",
            "--Kestrel:Certificates:Default:Path=" + certificate,
            "--ConnectionStrings:cache=" + cache, "--Shutdown:DrainSeconds=0", "--Logging:Console:LogLevel:Default=None",
            .. behind.SelectMany((destination, index) => new[] { $"--services:api:http:{index}={destination.Url}", $"--services:web:http:{index}={destination.Url}" }),
            .. settings.Select(setting => $"--{setting.Key}={setting.Value}"),
        ];
        try
        {
            var running = GatewayApplication.Build([.. args], builder =>
            {
                builder.Services.AddSingleton(clock);
                builder.Logging.AddProvider(lines);
            });
            await running.StartAsync();
            return new RunningGateway(running, home, lines);
        }
        catch
        {
            home.Delete(recursive: true); // some tests want the start to fail
            throw;
        }
    }

    public HttpClient NewClient() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        SslOptions = { RemoteCertificateValidationCallback = static (_, certificate, _, _) => certificate is X509Certificate2 shown && shown.Thumbprint == Certificates.Server.Thumbprint },
    })
    {
        BaseAddress = Https,
        Timeout = Until.Patience,
    };

    public Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, headers);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
