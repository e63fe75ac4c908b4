using Gapless.Readiness.Checks.Reliability;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class FailingCallsAreRetriedTests : CheckTests<FailingCallsAreRetried>
{
    private const string Call = "\n=== src/prices.js\nawait fetch('https://prices.example/');\n";

    [Theory]
    [InlineData("=== Program.cs\nhttp.AddStandardResilienceHandler();\n", "breaker")]
    [InlineData("=== src/retry.js\naxiosRetry(axios, { retries: 3, retryDelay: axiosRetry.exponentialDelay });\nconst breaker = new CircuitBreaker(call); // opossum\nconst b = require('opossum');\n", "breaker")]
    [InlineData("=== app/prices.py\n@retry(stop=stop_after_attempt(3))\ndef load():\n    try:\n        return ask()\n    except Timeout:\n        return cached\n", "another answer")]
    public Task Passes_WhenRetriedAndCutOff(string files, string because) => Passes(NodeApi + Call + files, because);

    [Theory]
    [InlineData("=== app/prices.py\n@retry(stop=stop_after_attempt(3))\ndef load(): pass\n", "stays down")]
    [InlineData("=== src/breaker.js\nconst b = require('opossum');\n", "short failure")]
    public Task IsPartial_WhenOneIsMissing(string files, string because) => IsPartial(NodeApi + Call + files, because);

    [Theory]
    [InlineData("", "Nothing retries")]
    [InlineData("=== web/retry.tsx\nwithRetry(load);\n// pRetry(load)\n", "Nothing retries")]
    public Task Fails_WhenNothingHelps(string files, string because) => Fails(NodeApi + Call + files, because);

    [Fact]
    public Task DoesNotApply_WhenNobodyElseIsCalled() => DoesNotApply(NodeApi, "no outbound call");

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
    public Task IsPartial_WhenOnlyOneOfTwoServicesRetries() =>
        IsPartial(TwoServices + "\n=== calls/index.js\nimport pRetry from 'p-retry';\nimport CircuitBreaker from 'opossum';\nconst a = await pRetry(() => fetch('https://prices.example/'));\n=== stock/b.js\nconst b = await fetch('https://stock.example/');\n", "stock: Nothing retries");
}
