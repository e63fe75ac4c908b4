using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Frontend;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Frontend;

public sealed class ProductWorksOnPhonesTests
{
    private static readonly ProductWorksOnPhones Check = new();
    private static readonly string Body = "<body>" + new string('x', 2000) + "</body>";

    [Fact]
    public void Passes_WithAViewport() => Passes(Check, Pages.With("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">" + Body));

    [Fact]
    public void IsPartial_WhenItCannotBeEnlarged() => IsPartial(Check, Pages.With("<meta content=\"width=device-width, user-scalable=no\" name=\"viewport\">" + Body));

    [Fact]
    public void IsPartial_WhenTheBodyIsWide() => IsPartial(Check, Pages.With("<meta name=\"viewport\" content=\"width=device-width\"><body style=\"width: 980px\">x</body>" + Body));

    [Fact]
    public void Fails_WithoutAViewport() => Fails(Check, Pages.With("<html>" + Body));

    [Fact]
    public void IsUnknown_WhenThePageIsShort() => IsUnknown(Check, Pages.With("<html>Hello</html>"), UnknownReason.Never);
}
