using Gapless.Readiness.Checks.Frontend;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class ProductWorksOnPhonesTests : CheckTests<ProductWorksOnPhones>
{
    private const string Web = "=== package.json\n{ \"name\": \"web\", \"private\": true, \"scripts\": { \"build\": \"vite build\" }, \"dependencies\": { \"react\": \"19\", \"react-dom\": \"19\" } }\n";
    private const string Page = "\n=== index.html\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    private const string Rules = "\n=== src/app.css\n@media (max-width: 600px) { nav { display: none; } }\n";

    [Fact]
    public Task Passes_WithViewportAndRules() => Passes(Web + Page + Rules);

    [Theory]
    [InlineData(Page, "no rule")]
    [InlineData(Rules, "no viewport")]
    public Task IsPartial_WithOneOfTheTwo(string files, string because) => IsPartial(Web + files, because);

    [Fact]
    public Task IsPartial_WhenANativeApplicationIsOnlyBegun() => IsPartial((Web + Page + Rules).Replace("=== ", "=== web/", StringComparison.Ordinal) + "\n=== mobile/package.json\n{ \"name\": \"mobile\", \"main\": \"index.js\", \"dependencies\": { \"expo\": \"52\" } }\n", "begun");

    [Fact]
    public Task Fails_WithNeither() => Fails(Web);
}
