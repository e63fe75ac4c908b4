using System.Net.Http.Json;
using Gapless.Contracts.Installation;

namespace Gapless.Contracts;

/// <summary>The one client of the API; its base address is the gateway's, or the Api's for a service behind it.</summary>
public sealed class GaplessClient(HttpClient http)
{
    /// <exception cref="HttpRequestException">The API did not answer, or not with success.</exception>
    public async Task<InstallationStatus> GetStatusAsync(CancellationToken cancellationToken) =>
        await http.GetFromJsonAsync("/api/v1/status", GaplessJson.Default.InstallationStatus, cancellationToken)
        ?? throw new HttpRequestException("The API answered with nothing.");
}
