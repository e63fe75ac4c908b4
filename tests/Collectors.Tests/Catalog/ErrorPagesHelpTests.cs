using Gapless.Readiness.Checks.Frontend;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class ErrorPagesHelpTests : CheckTests<ErrorPagesHelp>
{
    private const string Web = "=== package.json\n{ \"name\": \"web\", \"scripts\": { \"start\": \"next start\" }, \"dependencies\": { \"next\": \"15\", \"react-dom\": \"19\" } }\n";

    [Fact]
    public Task Passes_WithFilesOfNext() => Passes(Web + "\n=== app/not-found.tsx\nx\n=== app/error.tsx\nx\n");

    [Fact]
    public Task Passes_WithRoutesAndABoundary() => Passes(Web + "\n=== src/app.jsx\n<Route path=\"*\" element={<Missing />} />\n<Route errorElement={<Failed />} />\nclass Net extends Component { componentDidCatch() {} }\n");

    [Fact]
    public Task Passes_WithTemplates() => Passes("=== requirements.txt\ndjango\n=== templates/404.html\nx\n=== templates/500.html\nx\n");

    [Fact]
    public Task IsPartial_WithTwoOfThree() => IsPartial(Web + "\n=== app/error.tsx\nx\n", "not found");

    [Theory]
    [InlineData("")]
    [InlineData("\n=== src/routes.js\nexport const routes = [{ path: '**', redirectTo: '' }];\n")]
    public Task Fails_WithNone(string files) => Fails(Web + files);

    [Fact]
    public Task DoesNotApply_WithoutAFrontEnd() => DoesNotApply(NodeApi);
}
