using System.Collections.Immutable;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Quality;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class UnitTestsCoverTheCodeTests : CheckTests<UnitTestsCoverTheCode>
{
    private const string Two = "it('adds', () => { expect(add(1, 2)).toBe(3); });\nit('takes away', () => { expect(take(3, 2)).toBe(1); });\n";

    [Fact]
    public Task Passes_WhenEachPartHasCases() => Passes(NodeApi + "\n=== cart.test.js\n" + Two, "2 test cases");

    [Theory]
    [InlineData("=== requirements.txt\nfastapi\n=== main.py\napp = FastAPI()\n=== tests/test_cart.py\ndef test_adds():\n    assert add(1, 2) == 3\n")]
    [InlineData("=== go.mod\nmodule shop\nrequire github.com/gin-gonic/gin v1.10.0\n=== main.go\npackage main\nfunc main() {}\n=== main_test.go\npackage main\nfunc TestAdds(t *testing.T) {}\n")]
    [InlineData("=== Cargo.toml\n[package]\nname = \"shop\"\n[dependencies]\naxum = \"0.8\"\n=== src/main.rs\nfn main() {}\n#[test]\nfn adds() {}\n")]
    [InlineData("=== Gemfile\ngem 'rails'\n=== spec/cart_spec.rb\nit 'adds' do\nend\n")]
    [InlineData("=== composer.json\n{ \"name\": \"a/shop\", \"require\": { \"laravel/framework\": \"^12.0\" } }\n=== tests/Unit/CartTest.php\n<?php\npublic function test_adds() {}\n")]
    [InlineData("=== mix.exs\ndefmodule Shop.MixProject do\n  defp deps do\n    [{:phoenix, \"~> 1.7\"}]\n  end\nend\n=== test/cart_test.exs\n  test \"adds\" do\n  end\n")]
    [InlineData("=== src/Shop/Shop.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\"><ItemGroup><ProjectReference Include=\"..\\Core\\Core.csproj\" /></ItemGroup></Project>\n=== src/Core/Core.csproj\n<Project Sdk=\"Microsoft.NET.Sdk\" />\n=== tests/Core.Tests/Core.Tests.csproj\n<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup><PackageReference Include=\"xunit\" /><ProjectReference Include=\"..\\..\\src\\Core\\Core.csproj\" /></ItemGroup></Project>\n=== tests/Core.Tests/CartTests.cs\npublic class CartTests\n{\n    [Fact]\n    public void Adds() {}\n}\n")]
    public Task Passes_InEveryLanguage(string files) => Passes(files);

    [Fact]
    public Task Passes_WhenCoverageIsHeld() => Passes(NodeApi + "\n=== jest.config.js\nmodule.exports = { coverageThreshold: { global: { branches: 70, lines: 80 } } };\n=== cart.test.js\n" + Two + Code(900), "held to 80 %");

    [Fact]
    public Task IsPartial_WhenTheThresholdIsLow() => IsPartial(NodeApi + "\n=== jest.config.js\nmodule.exports = { coverageThreshold: { global: { lines: 40 } } };\n=== cart.test.js\n" + Two, "40 %");

    [Fact]
    public Task IsPartial_WhenCasesAreFew() => IsPartial(NodeApi + "\n=== cart.test.js\n" + Two + Code(900), "few");

    [Fact]
    public Task IsPartial_WhenOnlySomePartsAreTested() => IsPartial("=== a/package.json\n{ \"name\": \"a\", \"scripts\": { \"start\": \"x\" }, \"dependencies\": { \"express\": \"4\" } }\n=== a/a.test.js\n" + Two + "\n=== b/package.json\n{ \"name\": \"b\", \"scripts\": { \"start\": \"x\" }, \"dependencies\": { \"express\": \"4\" } }" + Code(50, "b/"), "Nothing tests it");

    [Fact]
    public Task DoesNotApply_ToAStart() => DoesNotApply(NodeApi + "\n=== server.js\nrequire('shop').start();\n");

    [Fact]
    public Task IsPartial_WhenManyAreSwitchedOff() => IsPartial(NodeApi + "\n=== cart.test.js\nit.skip('a', () => {});\n" + Two, "switched off");

    [Theory]
    [InlineData("", Outcome.Partial)]
    [InlineData("import { render } from '@testing-library/react';\n", Outcome.Pass)]
    public Task Asks_ForTestsOfPages(string import, Outcome expected) => Ends(expected, "=== package.json\n{ \"name\": \"web\", \"private\": true, \"scripts\": { \"build\": \"vite build\" }, \"dependencies\": { \"react\": \"19\", \"react-dom\": \"19\" } }\n=== src/server.js\nimport http from 'node:http';\nhttp.createServer();\n=== src/app.test.jsx\n" + import + Two);

    [Theory]
    [InlineData("\n=== App.test.js\ntest('renders', () => { screen.getByText(/learn react/i); });\n")]
    [InlineData("\n=== src/a.js\n// it('adds', () => {});\nsubmit('x');\n")]
    [InlineData("")]
    public Task Fails_WhenNothingIsTested(string files) => Fails(NodeApi + files + Code(50));

    [Theory]
    [InlineData("100", "0", "0", "80", Outcome.Pass)]
    [InlineData("100", "0", "0", "50", Outcome.Partial)]
    [InlineData("100", "0", "10", "80", Outcome.Partial)]
    [InlineData("100", "0", "0", null, Outcome.Partial)]
    [InlineData("100", "1", "0", "80", Outcome.Fail)]
    [InlineData("100", "0", "0", "20", Outcome.Fail)]
    [InlineData("0", "0", "0", null, Outcome.Fail)]
    [InlineData(null, "0", "0", null, Outcome.Unknown)]
    public void JudgesTheLastRun(string? tests, string failed, string skipped, string? coverage, Outcome expected)
    {
        var meta = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("failed", failed).Add("skipped", skipped);
        meta = tests is null ? meta : meta.Add("tests", tests);
        meta = coverage is null ? meta : meta.Add("coverage", coverage);

        Assert.Equal(expected, new UnitTestsCoverTheCode().Heartbeat(new("hb:ci", TimeSpan.FromDays(1), [new(true, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, meta)])).Single().Outcome);
    }

    private static string Code(int lines, string folder = "") => $"\n=== {folder}src/cart.js\n" + string.Concat(Enumerable.Repeat("export const price = (item) => item.price;\n", lines));

    [Fact]
    public async Task CountsTheTestsOfARootThatOnlyConfiguresTools()
    {
        var finding = await Judge("=== pyproject.toml\n[tool.pytest.ini_options]\npythonpath = ['src/backend']\n=== requirements-dev.txt\npytest\n=== src/backend/requirements.txt\nfastapi\n=== src/backend/main.py\napp = FastAPI()\n=== tests/test_a.py\ndef test_one():\n    assert one()\n");

        Assert.DoesNotContain("Nothing tests it", finding.Summary, StringComparison.Ordinal);
    }
}
