using Gapless.Readiness.Checks.Frontend;
using Gapless.Readiness.Targets;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Frontend;

public sealed class PagesAreLightTests
{
    private const string Html = "<html><script src=\"/app.js\"></script><img src=\"/hero.jpg\" alt=\"\"></html>";
    private static readonly PagesAreLight Check = new();

    [Fact]
    public void Passes_WhenItIsLight() => Passes(Check, Weighing(100_000, 20_000));

    [Theory]
    [InlineData(700_000, 20_000)]
    [InlineData(100_000, 400_000)]
    public void IsPartial_WhenItIsHeavy(int script, int image) => IsPartial(Check, Weighing(script, image));

    [Theory]
    [InlineData(2_000_000, 20_000)]
    [InlineData(100_000, 2_000_000)]
    public void Fails_WhenItIsTooHeavy(int script, int image) => Fails(Check, Weighing(script, image));

    [Fact]
    public void Fails_WhenTheBundleIsNotMinified() => Fails(Check, Weighing(100_000, 20_000, string.Concat(Enumerable.Repeat("const price = item.price;\n", 4000))));

    private static TargetFacts Weighing(int script, int image, string? text = null) => Pages.Answered(Check, Html, request => request.Path is "/app.js"
        ? Healthy.Targets.Of(request, 200, "text/javascript", text ?? new string('x', 40_000)) with { WireBytes = script }
        : Healthy.Targets.Of(request, 200, "image/jpeg", "x") with { WireBytes = image });
}
