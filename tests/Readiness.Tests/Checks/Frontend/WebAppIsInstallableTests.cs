using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Frontend;
using Gapless.Readiness.Targets;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Frontend;

public sealed class WebAppIsInstallableTests
{
    private const string Html = "<html><link rel=\"manifest\" href=\"/app.webmanifest\"></html>";
    private static readonly WebAppIsInstallable Check = new();

    [Fact]
    public void Passes_WhenTheManifestIsWhole() => Passes(Check, Naming("""{"name":"Shop","start_url":"/","display":"standalone","icons":[{"src":"/a.png","sizes":"192x192"},{"src":"/b.png","sizes":"512x512"}]}"""));

    [Theory]
    [InlineData("""{"name":"Shop","start_url":"/","display":"browser","icons":[{"src":"/b.png","sizes":"512x512"}]}""")]
    [InlineData("""{"name":"Shop","start_url":"/","display":"standalone","icons":[{"src":"/a.png","sizes":"192x192"}]}""")]
    public void IsPartial_WhenSomethingIsMissing(string manifest) => IsPartial(Check, Naming(manifest));

    [Fact]
    public void Fails_WhenItCannotBeRead() => Fails(Check, Naming("<html>"));

    [Fact]
    public void IsUnknown_WhenNoneIsNamed() => IsUnknown(Check, Pages.With("<html>Hello</html>"), UnknownReason.Never);

    private static TargetFacts Naming(string manifest) => Pages.Answered(Check, Html, request => Healthy.Targets.Of(request, 200, "application/manifest+json", manifest));
}
