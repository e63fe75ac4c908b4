using Gapless.Readiness.Checks.Reliability;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class CallsHaveTimeoutsTests : CheckTests<CallsHaveTimeouts>
{
    private const string Timed = "\n=== src/prices.js\nconst answer = await fetch('https://prices.example/', { signal: AbortSignal.timeout(5000) });\n";
    private const string Bare = "\n=== src/stock.js\nconst answer = await fetch('https://stock.example/');\n";

    [Theory]
    [InlineData(Timed)]
    [InlineData("\n=== app/prices.py\nanswer = requests.get(url, timeout=5)\nother = httpx.get(url)\n")]
    [InlineData("\n=== prices.go\nvar client = &http.Client{Timeout: 5 * time.Second}\n")]
    [InlineData("\n=== Program.cs\nbuilder.Services.ConfigureHttpClientDefaults(http => http.AddStandardResilienceHandler());\nbuilder.Services.AddHttpClient<Prices>();\n")]
    public Task Passes_WhenEachIsTimed(string files) => Passes(NodeApi + files);

    [Fact]
    public Task IsPartial_WhenSomeAreNot() => IsPartial(NodeApi + Timed + Bare, "1 of 2");

    [Fact]
    public Task IsPartial_WhenTheFrameworkWaitsLong() => IsPartial(NodeApi + "\n=== Program.cs\nbuilder.Services.AddHttpClient<Prices>();\n", "100 seconds");

    [Theory]
    [InlineData(Bare)]
    [InlineData("\n=== app/prices.py\nanswer = requests.get(url)\n")]
    [InlineData("\n=== prices.go\nresponse, err := http.Get(url)\n")]
    public Task Fails_WhenNoneIs(string files) => Fails(NodeApi + files, "have no timeout");

    [Theory]
    [InlineData("\n=== web/Prices.tsx\nawait fetch('https://prices.example/');\n")]
    [InlineData("\n=== scripts/load.py\nrequests.get(url)\n# requests.get(url)\n")]
    [InlineData("\n=== app/model.rb\nsponge.fetch('https://stock.example/')\n")]
    public Task DoesNotApply_WhenNobodyElseIsCalled(string files) => DoesNotApply(NodeApi + files, "no outbound call");

    // Two services; the library belongs to the first alone.
    private const string TwoServices = """
        === orders/package.json
        { "name": "orders", "scripts": { "start": "node a.js" }, "dependencies": { "express": "4", "pg": "8", "calls": "workspace:*" } }
        === stock/package.json
        { "name": "stock", "scripts": { "start": "node b.js" }, "dependencies": { "express": "4", "pg": "8" } }
        === calls/package.json
        { "name": "calls", "main": "index.js", "private": true, "dependencies": { "undici": "6" } }
        """;

    [Fact]
    public Task IsPartial_WhenOnlyOneOfTwoServicesWaitsForEver() =>
        IsPartial(TwoServices + "\n=== orders/a.js\nconst a = await fetch('https://prices.example/', { signal: AbortSignal.timeout(5000) });\n=== stock/b.js\nconst b = await fetch('https://stock.example/');\n", "stock: 1 of 1");

    [Fact]
    public Task IsPartial_WhenALibraryOfOneServiceWaitsForEver() =>
        IsPartial(TwoServices + "\n=== calls/index.js\nconst a = await fetch('https://prices.example/');\n=== stock/b.js\nconst b = await fetch('https://stock.example/', { signal: AbortSignal.timeout(5000) });\n", "orders: 1 of 1");

    [Fact]
    public Task DoesNotApply_WhenAStoreListsItsRequests() => DoesNotApply(NodeApi + "\n=== src/store.js\nreturn this.requests.get(id);\n", "no outbound call");
}
