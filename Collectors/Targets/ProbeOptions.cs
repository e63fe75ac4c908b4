using System.Collections.Immutable;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Gapless.Readiness.Targets;

namespace Gapless.Collectors.Targets;

/// <summary>Limits, consent and identity of a probe.</summary>
public sealed record ProbeOptions
{
    /// <summary>Found in the target's logs as <c>X-Gapless-Probe</c>, and part of the path that cannot exist.</summary>
    public string RunId { get; init; } = Guid.CreateVersion7().ToString("N");

    public string Version { get; init; } = typeof(ProbeOptions).Assembly.GetName().Version?.ToString(3) ?? "0";

    /// <summary>Where the owner of the probe can be reached; part of the User-Agent.</summary>
    public Uri? Contact { get; init; }

    public AddressPolicy Addresses { get; init; } = AddressPolicy.AllowAll;

    public TargetDeclaration Declared { get; init; } = TargetDeclaration.None;

    /// <summary>What the owner agreed to beyond what any visitor may do.</summary>
    public ProbeConsent Consent { get; init; } = ProbeConsent.None;

    /// <summary>For tests: knocks at ports of addresses that are not public, too.</summary>
    internal bool KnocksInside { get; init; }

    /// <summary>Certificate authorities the owner registered for internal hosts.</summary>
    public ImmutableArray<X509Certificate2> Authorities { get; init; } = [];

    /// <summary>Shown to a target that asks for a client's certificate; null for none.</summary>
    public X509Certificate2? ClientCertificate { get; init; }

    /// <summary>The target's plain-HTTP port; unset: 80 where the target is on 443, else none is known.</summary>
    public int? PlainHttpPort { get; init; }

    /// <summary>For one request, from connecting to the end of its body.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>For the whole probe.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromMinutes(3);

    public int BodyLimit { get; init; } = 512 * 1024;

    public int HeaderKilobytes { get; init; } = 64;

    public int RedirectLimit { get; init; } = 5;

    /// <summary>Requests of one run, redirects included.</summary>
    public int RequestLimit { get; init; } = 300;

    /// <summary>Requests that may be made at once before the refill rate holds.</summary>
    public int BurstSize { get; init; } = 60;

    public int RequestsPerSecond { get; init; } = 5;

    public int Concurrency { get; init; } = 6;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Looks a host name up.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = HostLookup.FindAsync;

    /// <summary>The client's certificate as handshakes take it: shown as it is, without a choice by what the target trusts.</summary>
    internal SslStreamCertificateContext? ClientContext => ClientCertificate is { } own ? SslStreamCertificateContext.Create(own, additionalCertificates: null, offline: true) : null;

    internal string UserAgent => Contact is null ? $"Gapless-Probe/{Version}" : $"Gapless-Probe/{Version} (+{Contact.AbsoluteUri})";
}
