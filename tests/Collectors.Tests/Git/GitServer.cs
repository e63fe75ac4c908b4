using System.Diagnostics;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Gapless.Collectors.Tests.Targets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Gapless.Collectors.Tests.Git;

/// <summary>A repository with one commit behind HTTPS, served by git's own program (https://git-scm.com/docs/http-protocol).</summary>
internal sealed class GitServer : IAsyncDisposable
{
    public const string Host = "git.test";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gapless-git-server-");
    private WebApplication? app;

    private string Source => Path.Combine(folder.FullName, "source");

    /// <summary>The authority that signed the server's certificate.</summary>
    public string AuthorityFile => Path.Combine(folder.FullName, "authority.pem");

    public Uri Address { get; private set; } = null!;

    public string Commit { get; private set; } = "";

    /// <summary>Addresses that were asked for.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>What to answer instead; null for git.</summary>
    public Func<HttpContext, Task>? Instead { get; set; }

    public static async Task<GitServer> StartAsync(params (string Path, string Text)[] files)
    {
        var server = new GitServer();
        server.Commit = await server.CommitAsync(files);
        await server.ListenAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await (app?.DisposeAsync() ?? ValueTask.CompletedTask);
        folder.Delete(recursive: true);
    }

    private async Task<string> CommitAsync((string Path, string Text)[] files)
    {
        Directory.CreateDirectory(Source);
        foreach (var (path, text) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Source, path))!);
            await File.WriteAllTextAsync(Path.Combine(Source, path), text);
        }

        await RunAsync(Stream.Null, Stream.Null, "init", "--quiet", "--initial-branch=main");
        await RunAsync(Stream.Null, Stream.Null, "add", "--all");
        await RunAsync(Stream.Null, Stream.Null, "-c", "user.name=Ines Duarte", "-c", "user.email=ines.duarte@example.com", "commit", "--quiet", "--message=Begin");
        using var output = new MemoryStream();
        await RunAsync(Stream.Null, output, "rev-parse", "HEAD");
        return System.Text.Encoding.ASCII.GetString(output.ToArray()).Trim();
    }

    private async Task ListenAsync()
    {
        using var authority = Certificates.Authority("Tests of cloning");
        await File.WriteAllTextAsync(AuthorityFile, authority.ExportCertificatePem());
        using var leaf = Certificates.Leaf(Host, authority);
        var certificate = X509CertificateLoader.LoadPkcs12(leaf.Export(X509ContentType.Pfx), password: null);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        app = builder.Build();
        app.Run(AnswerAsync);
        await app.StartAsync();
        Address = new Uri($"https://{Host}:{new Uri(app.Urls.Single()).Port}/team/app.git");
    }

    private async Task AnswerAsync(HttpContext context)
    {
        lock (Asked)
        {
            Asked.Add(context.Request.Path + context.Request.QueryString.ToString());
        }

        if (Instead is not null)
        {
            await Instead(context);
        }
        else if (HttpMethods.IsGet(context.Request.Method))
        {
            context.Response.ContentType = "application/x-git-upload-pack-advertisement";
            await context.Response.WriteAsync("001e# service=git-upload-pack\n0000");
            await RunAsync(Stream.Null, context.Response.Body, "upload-pack", "--stateless-rpc", "--advertise-refs", ".");
        }
        else
        {
            context.Response.ContentType = "application/x-git-upload-pack-result";
            await RunAsync(context.Request.Body, context.Response.Body, "upload-pack", "--stateless-rpc", ".");
        }
    }

    private async Task RunAsync(Stream input, Stream output, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = Source, RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        await input.CopyToAsync(process.StandardInput.BaseStream);
        process.StandardInput.Close();
        await process.StandardOutput.BaseStream.CopyToAsync(output);
        await process.WaitForExitAsync();
    }
}
