using System.Net;
using Gapless.Collectors.Targets;
using Gapless.Readiness.Targets;

namespace Gapless.Collectors.Git;

/// <summary>
/// The last commit of a repository, cloned into a private folder that goes when this is disposed. The address comes from users, so: https only, looked
/// up once, judged, and connected to nowhere else; no redirects, no credentials, no hooks, no submodules, no filters.
/// </summary>
public sealed class GitClone : IDisposable
{
    private readonly string folder;

    private GitClone(string folder, string? revision) => (this.folder, Revision) = (folder, revision);

    public string Folder => Path.Combine(folder, "tree");

    /// <summary>The commit; null for a repository without one.</summary>
    public string? Revision { get; }

    /// <param name="say">Told what git says about its progress.</param>
    /// <exception cref="GitCloneException">The address is refused, or git failed.</exception>
    public static async Task<GitClone> FetchAsync(Uri address, GitCloneOptions options, Action<string>? say, CancellationToken cancellationToken)
    {
        var pinned = await PinAsync(address, options, cancellationToken);
        var root = Directory.CreateTempSubdirectory("gapless-clone-").FullName;
        try
        {
            var git = new GitProcess(root, options);
            await git.RunAsync([.. Settings(pinned, options), "clone", "--quiet", "--progress", "--depth=1", "--single-branch", "--no-tags", "--no-recurse-submodules", "--template=", "--", address.AbsoluteUri, "tree"], say, cancellationToken);
            return new(root, GitFolder.Find(Path.Combine(root, "tree")) is { } folder ? GitRevision.Read(folder) : null);
        }
        catch
        {
            Directory.Delete(root, recursive: true);
            throw;
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task<string> PinAsync(Uri address, GitCloneOptions options, CancellationToken cancellationToken)
    {
        if (address is not { IsAbsoluteUri: true, Scheme: "https" } || !WebAddress.HasName(address))
        {
            throw new GitCloneException("A repository is cloned from an https address, such as https://git.example.org/team/app.git.");
        }

        if (address.UserInfo.Length > 0)
        {
            throw new GitCloneException("The address holds credentials. Take them out: they would be seen by everybody who sees the system.");
        }

        var connector = new TargetConnector(new() { Addresses = options.Addresses, Resolve = options.Resolve });
        var host = await connector.ResolveAsync(address, cancellationToken);
        return host.Addresses is [var first, ..]
            ? $"{address.IdnHost}:{address.Port}:{Bracketed(first)}"
            : throw new GitCloneException($"{address.Host} cannot be cloned from: {host.Detail}.", isTemporary: host.Failure == AnswerFailure.NameNotResolved);
    }

    private static string Bracketed(IPAddress address) => address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();

    private static IEnumerable<string> Settings(string pinned, GitCloneOptions options)
    {
        string[] settings =
        [
            "protocol.allow=never", "protocol.https.allow=always", "http.followRedirects=false", "http.curloptResolve=" + pinned, "http.proxy=",
            "http.lowSpeedLimit=1000", "http.lowSpeedTime=30", "credential.helper=", "core.hooksPath=/dev/null", "core.symlinks=false",
            "core.fsmonitor=false", "transfer.fsckObjects=true", "fetch.fsckObjects=true", "advice.detachedHead=false",
            .. options.AuthorityFile is { } file ? ["http.sslCAInfo=" + file] : Array.Empty<string>(),
        ];
        return settings.SelectMany(setting => new[] { "-c", setting });
    }
}
