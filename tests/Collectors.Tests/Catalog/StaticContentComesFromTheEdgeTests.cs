using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Frontend;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class StaticContentComesFromTheEdgeTests : CheckTests<StaticContentComesFromTheEdge>
{
    private const string Web = "=== package.json\n{ \"name\": \"web\", \"scripts\": { \"start\": \"next start\" }, \"dependencies\": { \"next\": \"15.0.0\", \"react-dom\": \"19.0.0\" } }\n";

    [Theory]
    [InlineData("main.tf", "resource \"aws_cloudfront_distribution\" \"d\" {\n  enabled = true\n}", Outcome.Partial)]
    [InlineData("main.tf", "resource \"google_compute_backend_service\" \"d\" {\n  enable_cdn = true\n}", Outcome.Partial)]
    [InlineData("vercel.json", "{}", Outcome.Partial)]
    [InlineData("next.config.js", "module.exports = { assetPrefix: process.env.CDN_URL };", Outcome.Partial)]
    [InlineData("next.config.js", "module.exports = { assetPrefix: '' };", Outcome.Unknown)]
    [InlineData("README.md", "We use CloudFront.", Outcome.Unknown)]
    public Task HintsAtTheEdge(string file, string text, Outcome expected) => Ends(expected, Web + $"=== {file}\n{text}\n");

    [Fact]
    public Task DoesNotApply_WhenThereAreNoPages() => DoesNotApply(NodeApi);
}
