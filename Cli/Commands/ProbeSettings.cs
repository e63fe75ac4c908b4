using System.Globalization;
using System.Net;
using Gapless.Collectors.Targets;
using Gapless.Readiness.Targets;

namespace Gapless.Cli.Commands;

/// <summary>The options of everything that probes.</summary>
internal sealed class ProbeSettings
{
    private readonly Option<bool> production = new("--production") { Description = "The target is the production environment." };
    private readonly Option<bool> internalTarget = new("--internal") { Description = "The target is only reachable from inside; a private certificate authority is fine." };
    private readonly Option<string?> health = new("--health") { Description = "The health endpoint, when it is not at a usual place.", HelpName = "path" };
    private readonly Option<string[]> protectedPaths = new("--protected") { Description = "A path that must refuse anonymous callers; may be repeated.", HelpName = "path" };
    private readonly Option<string[]> origins = new("--origin") { Description = "An origin that browsers must be able to call from; may be repeated.", HelpName = "origin" };
    private readonly Option<string?> burst = new("--burst") { Description = "A cheap path to send up to 150 requests to, to see the rate limit. Only on systems that are yours.", HelpName = "path" };
    private readonly Option<string?> login = new("--login") { Description = "Where a login is posted to: up to 12 wrong passwords for nobody are sent there. Only on systems that are yours.", HelpName = "path" };
    private readonly Option<string?> largeBody = new("--large-body") { Description = "An endpoint that reads JSON, to send it one body of ten megabytes. Only on systems that are yours.", HelpName = "path" };
    private readonly Option<string[]> storeHosts = new("--store-host") { Description = "A host of a database, cache or broker: whether its usual ports, and the target's, open from here. May be repeated; only hosts that are yours.", HelpName = "host" };
    private readonly Option<string[]> internalHosts = new("--internal-host") { Description = "A part that must not be reached from outside, as host:port; may be repeated. Only hosts that are yours.", HelpName = "host:port" };
    private readonly Option<int> timeout = new("--timeout") { Description = "Seconds for the whole probe (default 180).", HelpName = "seconds", DefaultValueFactory = _ => 180 };
    private readonly Option<string[]> authorities = new("--ca") { Description = "A PEM file of a certificate authority to trust; may be repeated.", HelpName = "file" };

    private readonly Option<string?> certificate = new("--cert") { Description = "A PEM file of the certificate to show where the target asks for one.", HelpName = "file" };
    private readonly Option<string?> key = new("--cert-key") { Description = "A PEM file of its key, when --cert does not hold it.", HelpName = "file" };

    public void AddTo(Command command)
    {
        Option[] all = [production, internalTarget, health, protectedPaths, origins, burst, login, largeBody, storeHosts, internalHosts, timeout, authorities, certificate, key];
        foreach (var option in all)
        {
            command.Add(option);
        }
    }

    public ProbeChoices Read(ParseResult parsed)
    {
        var seconds = parsed.GetValue(timeout);
        if (seconds is < 1 or > 3600)
        {
            throw CommandException.BadUsage($"--timeout {seconds.ToString(CultureInfo.InvariantCulture)} is not between 1 and 3600 seconds.");
        }

        var declared = new TargetDeclaration
        {
            IsProduction = parsed.GetValue(production),
            IsInternal = parsed.GetValue(internalTarget),
            HealthPath = parsed.GetValue(health),
            ProtectedPaths = [.. parsed.GetValue(protectedPaths) ?? []],
            AllowedOrigins = [.. parsed.GetValue(origins) ?? []],
        };
        return new(declared, ConsentOf(parsed), TimeSpan.FromSeconds(seconds), [.. parsed.GetValue(authorities) ?? []])
        {
            ClientFiles = (parsed.GetValue(certificate), parsed.GetValue(key)) switch
            {
                (null, not null) => throw CommandException.BadUsage("--cert-key needs --cert, the certificate that it belongs to."),
                ({ } shown, var its) => (shown, its),
                _ => null,
            },
        };
    }

    private ProbeConsent ConsentOf(ParseResult parsed) => new()
    {
        BurstPath = parsed.GetValue(burst),
        LoginPath = parsed.GetValue(login),
        LargeBodyPath = parsed.GetValue(largeBody),
        StoreHosts = [.. (parsed.GetValue(storeHosts) ?? []).Select(HostOnly)],
        InternalHosts = [.. (parsed.GetValue(internalHosts) ?? []).Select(HostAndPort)],
    };

    private static string HostOnly(string text) => Uri.CheckHostName(text.Trim('[', ']')) != UriHostNameType.Unknown
        ? text
        : throw CommandException.BadUsage($"--store-host {text} is not a host name or address.");

    private static DnsEndPoint HostAndPort(string text) =>
        Uri.TryCreate("tcp://" + text, UriKind.Absolute, out var address) && address is { Host.Length: > 0, Port: > 0, AbsolutePath: "/" or "" }
            ? new(address.IdnHost, address.Port)
            : throw CommandException.BadUsage($"--internal-host {text} is not a host and a port, such as api.example.org:8080.");
}
