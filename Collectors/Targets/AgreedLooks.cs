using System.Net;
using Gapless.Readiness.Targets;

namespace Gapless.Collectors.Targets;

/// <summary>Makes the looks that the owner agreed to, the loud ones last: a limit that one of them meets would stand in the way of the others.</summary>
internal sealed class AgreedLooks(Uri baseUrl, TargetClient client, TargetConnector connector, ProbeOptions options)
{
    public async Task<AgreedFacts> TakeAsync(CancellationToken cancellationToken)
    {
        var (consent, ports) = (options.Consent, new PortKnocker(connector, options));
        return new()
        {
            Internals = await ports.KnockAsync(consent.InternalHosts, cancellationToken),
            Stores = consent.StoreHosts.IsEmpty ? [] : await ports.KnockAsync([.. consent.StoreHosts.Prepend(baseUrl.IdnHost).SelectMany(host => StorePorts.Names.Keys, (host, port) => new DnsEndPoint(host, port))], cancellationToken),
            Large = consent.LargeBodyPath is { } large ? await SendLargeAsync(large, cancellationToken) : null,
            Logins = consent.LoginPath is { } login ? await new LoginRunner(client, options).RunAsync(login, cancellationToken) : [],
            Burst = consent.BurstPath is { } burst ? await new BurstRunner(client, options).RunAsync(burst, RequestUrl.Of(baseUrl, ProbeRequest.Get(burst)), cancellationToken) : null,
        };
    }

    // RFC 9110, section 10.1.1: whoever would refuse the body may say so before it is sent.
    private Task<Answer> SendLargeAsync(string path, CancellationToken cancellationToken)
    {
        const string Before = "{\"gapless\":\"";
        const string After = "\"}";
        var body = Before + new string(' ', AgreedFacts.LargeBody - Before.Length - After.Length) + After;
        return client.AskUnpacedAsync(new ProbeRequest("POST", path) { Body = body }.With("content-type", "application/json").With("expect", "100-continue"), cancellationToken);
    }
}
