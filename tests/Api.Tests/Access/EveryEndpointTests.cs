using System.Net;
using Gapless.Api.Access;
using Gapless.Data.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace Gapless.Api.Tests.Access;

[Collection("stores")]
public sealed class EveryEndpointTests(ApiStores stores)
{
    [Fact]
    public async Task NamesItsPermission_OrSaysThatItIsForEverybody()
    {
        await using var api = await stores.StartAsync();

        var silent = api.Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && !endpoint.Metadata.OfType<Permission>().Any())
            .Select(endpoint => endpoint.DisplayName);

        Assert.Empty(silent);
        Assert.True(api.Endpoints.Count() > 20);
    }

    [Fact]
    public async Task RefusesAnonymousCallers()
    {
        await using var api = await stores.StartAsync();
        using var http = api.Anonymous();

        foreach (var (method, path, _) in Guarded(api))
        {
            using var response = await http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
            Assert.True(response.StatusCode == HttpStatusCode.Unauthorized, $"{method} {path}: {response.StatusCode}");
            Assert.Equal("Cookie", Assert.Single(response.Headers.WwwAuthenticate).Scheme);
        }
    }

    [Theory]
    [InlineData(MemberRole.Viewer)]
    [InlineData(MemberRole.Auditor)]
    [InlineData(MemberRole.Engineer)]
    [InlineData(MemberRole.Admin)]
    [InlineData(MemberRole.Owner)]
    public async Task LetsEachRoleDoWhatTheMatrixSays_AndNothingElse(MemberRole role)
    {
        await using var api = await stores.StartAsync();
        var caller = await api.CallerAsync(role);

        foreach (var (method, path, permission) in Guarded(api))
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            using var response = await caller.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path), HttpCompletionOption.ResponseHeadersRead, limit.Token);
            Assert.True((response.StatusCode == HttpStatusCode.Forbidden) != PermissionMatrix.Allows(role, permission), $"{role} {method} {path}: {response.StatusCode}");
            Assert.True((int)response.StatusCode < 500, $"{role} {method} {path}: {response.StatusCode}");
        }
    }

    private static IEnumerable<(string Method, string Path, Permission Permission)> Guarded(TestApi api) =>
        from endpoint in api.Endpoints.OfType<RouteEndpoint>()
        from permission in endpoint.Metadata.OfType<Permission>()
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
        let path = endpoint.RoutePattern.RawText!.Replace("{id:guid}", Guid.Empty.ToString(), StringComparison.Ordinal).Replace("{slug}", "none", StringComparison.Ordinal)
        select (method, path, permission);
}
