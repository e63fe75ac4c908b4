using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Gapless.Collectors.Documents;
using Gapless.Contracts;
using Gapless.Contracts.Documents;
using Gapless.Contracts.Operations;
using Gapless.Data.Documents;
using Gapless.Wire;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Tests.Documents;

[Collection("stores")]
public sealed class DocumentTests(ApiStores stores)
{
    private const string Text = """
        # Shop - gap analysis

        ## Critical gaps

        ### 1. No rate limiting
        **Status:** ❌ Missing
        """;

    [Fact]
    public async Task APreviewReadsAndKeepsNothing()
    {
        await using var api = await stores.StartAsync();
        var shop = await Watched.StartAsync(api);

        using var pasted = await shop.Caller.PostAsync("/api/v1/documents/preview", new NewDocument("gaps.md", Text));
        using var bytes = await shop.Caller.PostAsync("/api/v1/documents/preview", new NewDocument("gaps.md", ContentBase64: Convert.ToBase64String(Encoding.UTF8.GetBytes(Text))));
        var read = (await pasted.Content.ReadFromJsonAsync<ImportedDocument>())!;

        Assert.Equal(("gaps.md", "missing"), (read.File, Assert.Single(read.Gaps).Status));
        Assert.Equal(await pasted.Content.ReadAsStringAsync(), await bytes.Content.ReadAsStringAsync());
        await using var database = shop.Database();
        Assert.Equal((0, 0), (await database.Documents.CountAsync(), await database.Jobs.CountAsync()));
    }

    [Theory]
    [InlineData("""{"name":"gaps.md"}""", "content")]
    [InlineData("""{"name":"../gaps.md","content":"x"}""", "name")]
    [InlineData("""{"name":"gaps.md","contentBase64":"no base64!"}""", "contentBase64")]
    [InlineData("""{"content":"x"}""", "name")]
    public async Task SaysWhatIsWrong_InPreviewAndImportAlike(string body, string field)
    {
        await using var api = await stores.StartAsync();
        var shop = await Watched.StartAsync(api);

        foreach (var path in (string[])["/api/v1/documents/preview", "/api/v1/systems/shop/documents"])
        {
            using var refused = await shop.Http.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));
            using var problem = JsonDocument.Parse(await refused.Content.ReadAsStringAsync());
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.True(problem.RootElement.GetProperty("errors").TryGetProperty(field, out _), problem.RootElement.ToString());
        }
    }

    [Fact]
    public async Task AnImportIsAnOperation_AskedForTwiceWithAKeyItIsOne()
    {
        await using var api = await stores.StartAsync();
        var shop = await Watched.StartAsync(api);
        shop.Http.DefaultRequestHeaders.Add("Idempotency-Key", "one");

        using var first = await shop.Caller.PostAsync("/api/v1/systems/shop/documents", new NewDocument("gaps.md", Text));
        using var again = await shop.Caller.PostAsync("/api/v1/systems/shop/documents", new NewDocument("gaps.md", Text));
        var started = (await first.Content.ReadFromJsonAsync<OperationsStarted>())!;
        var operation = await shop.Caller.GetAsync<Operation>(first.Headers.Location!.ToString());

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (first.StatusCode, again.StatusCode));
        Assert.Equal((Assert.Single(started.Operations), "document.import", "waiting"), (operation.Id, operation.Kind, operation.State));
        await using var database = shop.Database();
        Assert.Single(await database.Jobs.Where(job => job.Kind == "document.import").ToListAsync());
    }

    [Fact]
    public async Task HoldsStatementsAgainstProof()
    {
        await using var api = await stores.StartAsync();
        var shop = await Watched.StartAsync(api);
        var id = await AddAsync(shop, "gaps.md", ("rate limits are done", true, "ratelimit.enabled"), ("no root", false, "container.nonroot"));
        await AddAsync(shop, "later.md");

        var first = await shop.Caller.GetAsync<Page<DocumentEntry>>("/api/v1/systems/shop/documents?limit=1");
        var second = await shop.Caller.GetAsync<Page<DocumentEntry>>($"/api/v1/systems/shop/documents?limit=1&after={first.Next}");
        var detail = await shop.Caller.GetAsync<DocumentDetail>($"/api/v1/documents/{id}");

        Assert.Equal(("gaps.md", "later.md", null), (Assert.Single(first.Items).Name, Assert.Single(second.Items).Name, second.Next));
        Assert.Equal(new StatementQuadrants(0, 1, 0, 1), first.Items[0].Quadrants);
        Assert.Equal(first.Items[0].Quadrants, detail.Document.Quadrants);
        Assert.Equal((Text, "Shop - gap analysis"), (detail.Content, detail.Imported.Title));
        Assert.Equal(["no root"], detail.Changes!.Added);
        Assert.Equal(["claimedNotProven", "neither"], detail.Statements.Select(one => one.Quadrant));
    }

    [Fact]
    public async Task IsRemoved_AndIsNotThereForOthers()
    {
        await using var api = await stores.StartAsync();
        var shop = await Watched.StartAsync(api);
        var id = await AddAsync(shop, "gaps.md", ("no root", false, "container.nonroot"));
        var stranger = await api.CallerAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Http.GetAsync($"/api/v1/documents/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Http.DeleteAsync($"/api/v1/documents/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await shop.Http.DeleteAsync($"/api/v1/documents/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await shop.Http.DeleteAsync($"/api/v1/documents/{id}")).StatusCode);
        await using var database = shop.Database();
        Assert.Empty(await database.Statements.ToListAsync());
    }

    internal static async Task<Guid> AddAsync(Watched shop, string name, params (string Text, bool IsClaimed, string Check)[] statements)
    {
        await using var database = shop.Database();
        var document = new SystemDocument
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = shop.Caller.Organization,
            SystemId = shop.SystemId,
            Name = name,
            Title = "Shop - gap analysis",
            Content = Text,
            Digest = [1],
            Imported = JsonSerializer.Serialize(ImportMapping.Document(DocumentReader.Read(Encoding.UTF8.GetBytes(Text), name)), GaplessJson.Default.ImportedDocument),
            Statements = statements.Length,
            Changes = """{"added":["no root"],"changed":[],"gone":[]}""",
            ImportedAt = Watched.Noon,
        };
        database.Documents.Add(document);
        await database.SaveChangesAsync();
        database.Statements.AddRange(statements.Select((one, position) => new Statement
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = shop.Caller.Organization,
            DocumentId = document.Id,
            Position = position,
            Source = StatementSource.Checklist,
            Key = $"{position}",
            Text = one.Text,
            Line = position + 1,
            IsClaimed = one.IsClaimed,
            Checks = [one.Check],
        }));
        await database.SaveChangesAsync();
        return document.Id;
    }
}
