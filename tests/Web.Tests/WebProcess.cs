using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Gapless.Web.Tests;

/// <summary>The real program, on a free port.</summary>
public sealed partial class WebProcess : IAsyncDisposable
{
    private Process? process;

    /// <summary>By name, because a browser trusts "localhost" as it trusts HTTPS.</summary>
    public string Address { get; private set; } = "";

    public async Task StartAsync(string api, string cache)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location])
        {
            WorkingDirectory = Checkout.PathOf("Web"),
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information";
        start.Environment["services__api__http__0"] = api;
        start.Environment["ConnectionStrings__cache"] = cache;
        process = Process.Start(start)!;

        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                Address = "http://localhost:" + match.Groups["port"].Value;
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None); // so that it never waits for a reader
                return;
            }
        }

        throw new InvalidOperationException("The pages did not start.");
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process?.Dispose();
    }

    [GeneratedRegex(@"Now listening on: http://127\.0\.0\.1:(?<port>\d+)", RegexOptions.NonBacktracking)]
    private static partial Regex Listening();
}
