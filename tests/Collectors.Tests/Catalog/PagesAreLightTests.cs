using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Frontend;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class PagesAreLightTests : CheckTests<PagesAreLight>
{
    private const string Web = "=== package.json\n{ \"name\": \"web\", \"private\": true, \"scripts\": { \"build\": \"vite build\" }, \"dependencies\": { \"react\": \"19\", \"react-dom\": \"19\" }, \"devDependencies\": { \"vite\": \"7\" } }\n";

    [Fact]
    public Task Passes_WhenSplitPreparedAndHeldToABudget() => Passes(Web + "\n=== src/app.jsx\nconst Shop = lazy(() => import('./shop'));\n=== src/image.jsx\nexport const Hero = () => <img srcset=\"a.webp 1x\" />;\n=== .size-limit.json\n[{ \"path\": \"dist/app.js\", \"limit\": \"100 kB\", \"name\": \"x\", \"plugins\": [\"@size-limit/file\"] }]\n");

    [Fact]
    public Task IsPartial_WithoutABudget() => IsPartial(Web + "\n=== src/app.jsx\nconst Shop = lazy(() => import('./shop'));\n", "a size budget");

    [Fact]
    public Task TakesATypeForNoSplit() => IsPartial(Web + "\n=== src/app.tsx\nlet plugin: import('./types').Plugin;\n", "splitting");

    [Fact]
    public Task IsPartial_WhenImagesAreLeftAlone() => IsPartial(Web.Replace("\"vite\": \"7\"", "\"next\": \"15\"", StringComparison.Ordinal) + "\n=== next.config.js\nmodule.exports = { images: { unoptimized: true } };\n=== a.jsx\nimport Image from 'next/image';\n", "an image pipeline");

    [Theory]
    [InlineData(1, Outcome.Partial)]
    [InlineData(30_000, Outcome.Fail)]
    public Task JudgesWhatNothingPreparesByItsSize(int lines, Outcome expected) => Ends(expected, "=== requirements.txt\ndjango\n=== templates/home.html\n<html><body>x</body></html>\n=== manage.py\nx = 1\n=== static/shop.js\n" + string.Concat(Enumerable.Repeat("document.title = document.title + '.';\n", lines)));

    [Fact]
    public Task DoesNotApply_WithoutAFrontEnd() => DoesNotApply(NodeApi);
}
