using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Gapless.Cli.Output;
using Gapless.Collectors.Targets;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Targets;

namespace Gapless.Cli.Commands;

/// <summary>Probes the target a person named.</summary>
internal static class TargetSource
{
    /// <param name="revisions">Commits that were read in the same run.</param>
    public static async Task<TargetFacts> ProbeAsync(string url, ImmutableArray<Check> checks, ProbeChoices choices, ImmutableArray<string> revisions, Terminal terminal, CancellationToken cancellationToken)
    {
        var options = new ProbeOptions
        {
            Version = Assessment.Tool.Version,
            Declared = choices.Declared with { Revisions = revisions },
            Consent = choices.Consent,
            Deadline = choices.Deadline,
            ClientCertificate = choices.ClientFiles is { } files ? ClientCertificate(files.Certificate, files.Key) : null,
            Authorities = [.. choices.AuthorityFiles.SelectMany(Certificates)],
        };
        var progress = new Drawn<ProbeProgress>(terminal, at => $"Probing {at.Done} of {at.Planned}: {at.Doing}");
        return await Prober.ProbeAsync(Parse(url), options, checks, progress, cancellationToken);
    }

    private static Uri Parse(string url)
    {
        var absolute = url.Contains("://", StringComparison.Ordinal) ? url : "https://" + url;
        return Uri.TryCreate(absolute, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https" && parsed.Host.Length > 0 && WebAddress.HasName(parsed)
            ? parsed
            : throw CommandException.BadUsage($"'{url}' is not an address to probe; give a URL such as https://example.org.");
    }

    private static X509Certificate2 ClientCertificate(string certificate, string? key)
    {
        try
        {
            return X509Certificate2.CreateFromPemFile(certificate, key);
        }
        catch (Exception problem) when (problem is IOException or CryptographicException or UnauthorizedAccessException)
        {
            throw CommandException.BadUsage($"--cert {certificate} cannot be read as a certificate with its key in PEM form: {problem.Message}");
        }
    }

    private static X509Certificate2Collection Certificates(string file)
    {
        try
        {
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPemFile(file);
            return certificates.Count > 0 ? certificates : throw CommandException.BadUsage($"--ca {file} holds no certificate in PEM form.");
        }
        catch (Exception problem) when (problem is IOException or CryptographicException or UnauthorizedAccessException)
        {
            throw CommandException.BadUsage($"--ca {file} cannot be read as PEM certificates: {problem.Message}");
        }
    }
}
