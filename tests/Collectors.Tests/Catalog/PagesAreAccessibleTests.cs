using Gapless.Readiness.Checks.Frontend;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class PagesAreAccessibleTests : CheckTests<PagesAreAccessible>
{
    private const string Web = "=== package.json\n{ \"name\": \"web\", \"private\": true, \"scripts\": { \"build\": \"vite build\" }, \"dependencies\": { \"react\": \"19\", \"react-dom\": \"19\" } }\n";

    [Theory]
    [InlineData("npx playwright test", "\n=== e2e/a.spec.js\nimport AxeBuilder from '@axe-core/playwright';\n")]
    [InlineData("npx eslint .", "\n=== eslint.config.js\nimport jsxA11y from 'eslint-plugin-jsx-a11y';\n")]
    [InlineData("npx pa11y-ci", "")]
    public Task Passes_WhenThePipelineChecks(string command, string files) => Passes(Web + files + Ci(command));

    [Fact]
    public Task IsPartial_WhenNoPipelineRunsIt() => IsPartial(Web + "\n=== e2e/a.spec.js\nimport AxeBuilder from '@axe-core/playwright';\n", "no pipeline");

    [Fact]
    public Task Fails_WhenNothingChecks() => Fails(Web + Ci("npm test"));

    private static string Ci(string command) => $"\n=== .github/workflows/ci.yml\non: [pull_request]\njobs: {{ x: {{ runs-on: x, steps: [{{ run: {command} }}] }} }}\n";
}
