using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Gapless.Api.Reference;
using Gapless.Data.Systems;
using Gapless.Readiness.Checks;
using Microsoft.AspNetCore.Routing;

namespace Gapless.Api.Tests.Reference;

[Collection("stores")]
public sealed partial class DescriptionTests(ApiStores stores)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];

    [Fact]
    public async Task IsForEverybody_AndHoldsTheRulesOfOpenApi()
    {
        await using var api = await stores.StartAsync();
        var document = await ReadAsync(api);
        var operations = Operations(document).ToList();

        Assert.StartsWith("3.1", document["openapi"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(operations.Count, operations.Select(one => one.Id).Distinct(StringComparer.Ordinal).Count());
        foreach (var reference in References(document))
        {
            Assert.True(new Schemas(document).Resolve(reference) is not null, $"{reference} leads nowhere");
        }

        foreach (var (path, _, id, operation) in operations)
        {
            var declared = Parameters(operation).Where(one => one["in"]!.GetValue<string>() == "path").Select(one => one["name"]!.GetValue<string>());
            Assert.Equal(PathParameter().Matches(path).Select(match => match.Groups["name"].Value).Order(StringComparer.Ordinal), declared.Order(StringComparer.Ordinal));
            Assert.All(Parameters(operation), parameter => Assert.False(string.IsNullOrEmpty(parameter["description"]?.GetValue<string>()), $"{id}: {parameter["name"]} is not described"));
            Assert.False(string.IsNullOrEmpty(operation["summary"]?.GetValue<string>()), $"{id} has no summary");
            Assert.NotEmpty((JsonArray)operation["tags"]!);
            Assert.All(Answers(document, operation), answer => Assert.False(string.IsNullOrEmpty(answer.Value["description"]?.GetValue<string>()), $"{id} {answer.Key}"));
        }
    }

    /// <summary>So that a change of the contract is seen in its review.</summary>
    [Fact]
    public async Task IsTheOneInTheDocumentation()
    {
        await using var api = await stores.StartAsync();
        var description = JsonSerializer.Serialize(await ReadAsync(api), Indented) + "\n";

        var written = Checkout.PathOf("artifacts/openapi.json");
        await File.WriteAllTextAsync(written, description);

        Assert.True(description == await File.ReadAllTextAsync(Checkout.PathOf("docs/openapi.json")), $"The contract has changed: copy {written} to docs/openapi.json if that is meant.");
    }

    [Fact]
    public async Task DescribesEveryEndpoint_AndWhatEachTakes()
    {
        await using var api = await stores.StartAsync();
        var operations = Operations(await ReadAsync(api)).ToDictionary(one => one.Id, StringComparer.Ordinal);

        var endpoints = api.Endpoints.OfType<RouteEndpoint>().Where(one => one.RoutePattern.RawText!.StartsWith("/api/v1", StringComparison.Ordinal)).ToList();
        foreach (var endpoint in endpoints)
        {
            var id = endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName;
            Assert.True(id is not null && operations.ContainsKey(id), $"{endpoint.DisplayName} is not described");
            var headers = Parameters(operations[id].Operation).Where(one => one["in"]!.GetValue<string>() == "header").Select(one => one["name"]!.GetValue<string>()).ToList();
            Assert.Equal(endpoint.Metadata.GetMetadata<Api.Idempotency.IdempotentAttribute>() is not null, headers.Contains("Idempotency-Key"));
            Assert.Equal(endpoint.Metadata.GetMetadata<ConditionalAttribute>() is not null, headers.Contains("If-Match"));
        }

        Assert.Equal(endpoints.Count, operations.Count);
    }

    [Fact]
    public async Task EveryBodyHasAnExample_ThatIsAsDescribed()
    {
        await using var api = await stores.StartAsync();
        var document = await ReadAsync(api);
        var schemas = new Schemas(document);
        foreach (var (_, _, id, operation) in Operations(document))
        {
            var answers = Answers(document, operation).SelectMany(answer => Media(answer.Value["content"]));
            foreach (var media in answers.Concat(Media(operation["requestBody"]?["content"])))
            {
                Assert.True(media["example"] is not null, $"{id} has a body without an example");
                Assert.Empty(schemas.Faults(media["example"], media["schema"], id));
            }
        }
    }

    [Fact]
    public async Task RealAnswersAreAsDescribed()
    {
        await using var api = await stores.StartAsync();
        var shop = await Watched.StartAsync(api);
        var ids = await FillAsync(shop);
        var document = await ReadAsync(api);
        foreach (var (path, method, id, operation) in Operations(document).Where(one => one.Method == "get" && one.Id is not ("getEvents" or "getCaller")))
        {
            Assert.Equal("get", method); // all but a stream, and the account that these callers do not have
            using var answer = await shop.Http.GetAsync(path.Replace("{slug}", "shop", StringComparison.Ordinal).Replace("{id}", $"{ids.GetValueOrDefault(id)}", StringComparison.Ordinal));
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{id}: {answer.StatusCode}");
            if (operation["responses"]!["200"]!["content"]!["application/json"] is { } media)
            {
                Assert.Empty(new Schemas(document).Faults(JsonNode.Parse(await answer.Content.ReadAsStringAsync()), media["schema"], id));
            }
        }
    }

    [Fact]
    public async Task RefusalsAreAsDescribed()
    {
        await using var api = await stores.StartAsync();
        var shop = await Watched.StartAsync(api);
        var document = await ReadAsync(api);
        foreach (var (path, method, id, operation) in Operations(document).Where(one => one.Id != "getEvents"))
        {
            var request = new HttpRequestMessage(new HttpMethod(method.ToUpperInvariant()), path.Replace("{slug}", "none", StringComparison.Ordinal).Replace("{id}", $"{Guid.Empty}", StringComparison.Ordinal) + (id == "addEvidenceFile" ? "?name=a.txt" : ""));
            if (operation["requestBody"]?["content"] is JsonObject bodies)
            {
                request.Content = new StringContent("{}", System.Text.Encoding.UTF8, bodies.First().Key);
            }

            using var answer = await shop.Http.SendAsync(request);
            var status = $"{(int)answer.StatusCode}";
            Assert.True(Answers(document, operation).TryGetValue(status, out var described), $"{id} answers {status}, which is not described");
            if (answer.StatusCode >= HttpStatusCode.BadRequest)
            {
                Assert.Empty(new Schemas(document).Faults(JsonNode.Parse(await answer.Content.ReadAsStringAsync()), described["content"]!["application/problem+json"]!["schema"], $"{id} {status}"));
            }
        }
    }

    private static async Task<Dictionary<string, Guid>> FillAsync(Watched shop)
    {
        var gap = await shop.AddGapAsync("container.nonroot");
        var scan = await shop.AddScanAsync();
        await shop.AddFindingAsync(scan, "container.nonroot", Method.Repository, Outcome.Fail, "It runs as root.");
        using var file = await shop.AddFileAsync(gap.Id, "?name=proof.txt", "It runs as 1654.");
        using var started = await shop.Caller.PostAsync("/api/v1/systems/shop/scans", new Contracts.Scans.NewScan(EnvironmentId: shop.EnvironmentId));
        await using var database = shop.Database();
        database.Systems.Add(new TrackedSystem { Id = Guid.CreateVersion7(), OrganizationId = shop.Caller.Organization, Name = "Gapless", Slug = "gapless", IsInstallation = true, CreatedAt = Watched.Noon });
        await database.SaveChangesAsync();
        return new(StringComparer.Ordinal)
        {
            ["getGap"] = gap.Id,
            ["listHistory"] = gap.Id,
            ["getScan"] = scan.Id,
            ["getOperation"] = Guid.Parse(started.Headers.Location!.ToString().Split('/')[^1]),
            ["getEvidenceFile"] = Guid.Parse(file.Headers.Location!.ToString().Split('/')[^1]),
            ["getDocument"] = await Documents.DocumentTests.AddAsync(shop, "gaps.md", ("no root", false, "container.nonroot")),
        };
    }

    private static async Task<JsonObject> ReadAsync(TestApi api)
    {
        using var http = api.Anonymous();
        return (JsonObject)JsonNode.Parse(await http.GetStringAsync(ReferenceDefaults.Path))!;
    }

    private static IEnumerable<(string Path, string Method, string Id, JsonObject Operation)> Operations(JsonObject document) =>
        from path in (JsonObject)document["paths"]!
        from method in (JsonObject)path.Value!
        where Methods.Contains(method.Key)
        let operation = (JsonObject)method.Value!
        select (path.Key, method.Key, operation["operationId"]!.GetValue<string>(), operation);

    private static Dictionary<string, JsonNode> Answers(JsonObject document, JsonObject operation) =>
        ((JsonObject)operation["responses"]!).ToDictionary(answer => answer.Key, answer => (answer.Value!["$ref"] is { } reference ? new Schemas(document).Resolve(reference.GetValue<string>()) : answer.Value)!, StringComparer.Ordinal);

    private static IEnumerable<JsonNode> Parameters(JsonObject operation) => (operation["parameters"] as JsonArray ?? []).Select(one => one!);

    private static IEnumerable<JsonNode> Media(JsonNode? content) => (content as JsonObject ?? []).Select(one => one.Value!);

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(one => one.Key == "$ref" ? [one.Value!.GetValue<string>()] : References(one.Value)),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PathParameter();
}
