using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Frontend;
using Gapless.Readiness.Repositories;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Tests.Healthy;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Frontend;

public sealed class StaticAssetsAreCachedTests
{
    private const string Hashed = "<html><script src=\"/app.3f9a1c2b.js\"></script><link rel=stylesheet href=\"/app.9d3b7c51.css\"></html>";
    private const string Named = "<html><script src=\"/app.js\"></script></html>";
    private static readonly StaticAssetsAreCached Check = new();

    [Fact]
    public void Passes_WhenHashedFilesAreKeptForAYear() => Passes(Check, Caching(Hashed, "public, max-age=31536000, immutable"));

    [Fact]
    public void Passes_WhenNamedFilesAreAskedFor() => Passes(Check, Caching(Named, "no-cache", "etag"));

    [Fact]
    public void IsPartial_WhenANamedFileIsKeptForAYear() => IsPartial(Check, Caching(Named, "max-age=31536000", "etag"));

    [Fact]
    public void IsPartial_WhenItCannotBeAskedFor() => IsPartial(Check, Caching(Named, "no-cache"));

    [Fact]
    public void Fails_WhenHashedFilesAreNotKept() => Fails(Check, Caching(Hashed, "no-cache"));

    [Fact]
    public void Fails_WhenAPageWithACookieIsPublic() => Fails(Check, Caching(Hashed, "max-age=31536000").WithHome(home => home.Sending("Set-Cookie", "sid=1").Sending("Cache-Control", "public, max-age=600")));

    [Fact]
    public void DoesNotApply_WhenThePageLoadsNothing() => DoesNotApply(Check, Pages.With("<html>Hello</html>"));

    [Theory]
    [InlineData("    expires 1y;", Outcome.Pass)]
    [InlineData("    add_header Strict-Transport-Security 'max-age=63072000; includeSubDomains';", Outcome.Unknown)]
    public void JudgesTheRepository(string source, Outcome expected) => Ends(expected, Check.Repository(Repo.Http().WithSource(Check, "nginx.conf", Language.Configuration, source)));

    private static TargetFacts Caching(string html, string control, string? validator = null) => Pages.Answered(Check, html, request =>
    {
        var answer = Healthy.Targets.Of(request, 200, "text/javascript", "x").Sending("Cache-Control", control);
        return validator is null ? answer : answer.Sending(validator, "\"1\"");
    });
}
