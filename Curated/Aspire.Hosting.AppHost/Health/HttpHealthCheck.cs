using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Forwarding;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Health;

/// <summary>Asks every replica. The certificate is not judged: it is made for development, and the address is our own.</summary>
internal sealed class HttpHealthCheck(IResource resource, string endpoint, string path, int expected, ReplicaPorts replicas) : IHealthCheck
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null },
    })
    { Timeout = TimeSpan.FromSeconds(5) };

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var scheme = resource.Annotations.OfType<EndpointAnnotation>().First(annotation => annotation.Name == endpoint).UriScheme;
        var ports = replicas.Of(resource, endpoint);
        if (ports.Length < resource.GetReplicaCount())
        {
            return HealthCheckResult.Unhealthy($"{ports.Length} of {resource.GetReplicaCount()} processes run.");
        }

        var answers = await Task.WhenAll(ports.Select(port => AskAsync(string.Create(CultureInfo.InvariantCulture, $"{scheme}://localhost:{port}{path}"), cancellationToken)));
        return answers.FirstOrDefault(answer => answer is not null) is { } complaint ? HealthCheckResult.Unhealthy(complaint) : HealthCheckResult.Healthy();
    }

    private async Task<string?> AskAsync(string address, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await Client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return (int)response.StatusCode == expected ? null : $"{address} answered {(int)response.StatusCode}, not {expected}.";
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            return $"{address} did not answer: {failure.Message}";
        }
    }
}
