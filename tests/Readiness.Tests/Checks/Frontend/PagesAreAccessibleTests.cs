using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Frontend;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Frontend;

public sealed class PagesAreAccessibleTests
{
    private const string Words = "The shop sells bread, rolls, cakes and tea from six in the morning until the last customer has left, on every day of the week but Sunday, when the oven rests and the bakers with it. Orders may be placed the evening before, by telephone or on this page, and are ready when the door opens.";
    private static readonly PagesAreAccessible Check = new();

    [Theory]
    [InlineData("<img src=a alt=\"A loaf\"><label for=q>Search</label><input id=q><button aria-label=\"Close\"><svg></svg></button>")]
    [InlineData("<label>Search <input name=q></label><a href=\"/\"><img src=a alt=\"Home\"></a><input type=hidden name=t>")]
    public void Passes_WhenTheBasicsHold(string body) => Passes(Check, Pages.With(Whole(body)));

    [Theory]
    [InlineData("<img src=a>")]
    [InlineData("<input name=q>")]
    [InlineData("<button><i></i></button>")]
    [InlineData("<div tabindex=3>x</div>")]
    public void IsPartial_WithOneFault(string body) => IsPartial(Check, Pages.With(Whole(body)));

    [Fact]
    public void Fails_WithManyFaults() => Fails(Check, Pages.With($"<html><body><img src=a><input name=q><p>{Words}</p></body></html>"));

    [Fact]
    public void IsUnknown_WhenAScriptMakesThePage() => IsUnknown(Check, Pages.With("<html><body><div id=root></div><script src=/app.js></script></body></html>"), UnknownReason.Never);

    private static string Whole(string body) => $"<html lang=en><head><title>Shop</title></head><body><main><h1>Shop</h1><p>{Words}</p>{body}</main></body></html>";
}
