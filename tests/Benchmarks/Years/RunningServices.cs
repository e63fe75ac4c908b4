using System.Diagnostics;
using Gapless.Benchmarks.Gateways;

namespace Gapless.Benchmarks.Years;

/// <summary>The API and the pages, each the program that ships in a process of its own, and somebody who is signed in to both.</summary>
internal sealed class RunningServices : IDisposable
{
    private readonly Candidate api;
    private readonly Candidate web;

    private RunningServices(Candidate first, Candidate second, string cookie)
    {
        (api, web) = (first, second);
        (Api, Pages) = (Client(api, cookie), Client(web, cookie));
    }

    public HttpClient Api { get; }

    public HttpClient Pages { get; }

    public TimeSpan Processor => api.Processor + web.Processor;

    public static async Task<RunningServices> StartAsync(string database, string cache, string cookie)
    {
        var evidence = Directory.CreateTempSubdirectory("gapless-evidence-").FullName;
        var first = Start("Api", folder: evidence, ("ConnectionStrings__gapless", database), ("ConnectionStrings__cache", cache), ("ConnectionStrings__evidence", "UseLocalFolder=" + evidence));
        await first.ReadyAsync();
        var second = Start("Web", folder: null, ("ConnectionStrings__cache", cache), ("services__api__http__0", $"http://127.0.0.1:{first.Port}"));
        await second.ReadyAsync();
        return new(first, second, cookie);
    }

    public void Dispose()
    {
        Api.Dispose();
        Pages.Dispose();
        web.Dispose();
        api.Dispose();
    }

    // From where it was built: two programs in one folder would have to share their settings.
    private static Candidate Start(string project, string? folder, params ReadOnlySpan<(string Name, string Value)> settings)
    {
        var port = Candidate.FreePort();
        var home = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", project, new DirectoryInfo(AppContext.BaseDirectory).Name));
        ProcessStartInfo start = Candidate.Silently("dotnet", Path.Combine(home, $"Gapless.{project}.dll"));
        start.WorkingDirectory = home;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return new(project, port, start, folder);
    }

    private static HttpClient Client(Candidate service, string cookie)
    {
        var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri($"http://127.0.0.1:{service.Port}") };
        http.DefaultRequestHeaders.Add("Cookie", cookie);
        http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return http;
    }
}
