using System.Collections.Immutable;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Projects;
using Gapless.Readiness.Repositories;
using Gapless.Readiness.Tests.Scoring;

namespace Gapless.Readiness.Tests.Projects;

public sealed class CustomCheckTests
{
    private static readonly Idiom Bad = new("acme.x/bad", ["bad"]);
    private static readonly Idiom Good = new("acme.x/good", ["good"]);

    private static readonly CustomCheckRule Nothing = new(
        ImmutableSortedDictionary<string, Idiom>.Empty.Add("bad", Bad).Add("good", Good), [], [], [], [], [], PerComponent: false);

    private static Outcome Judge(CustomCheckRule rule, params string[] found) => new CustomCheck(Findings.Check("acme.x"), rule, [], "gapless.yaml").Repository(new RepositoryFacts
    {
        Name = "r",
        Files = [new("docs/plan.md", 1, PathClasses.Documentation, Language.Markdown, IsTracked: true, WasRead: true)],
        Hits = found.ToImmutableDictionary(name => "acme.x/" + name, name => ImmutableArray.Create(new IdiomHit("a.js", 1, name, name, PathClasses.Production, Language.JavaScript)), StringComparer.Ordinal),
    }).Single().Outcome;

    [Fact]
    public void ForbidsWhatMustNotBeThere()
    {
        Assert.Equal(Outcome.Fail, Judge(Nothing with { Forbid = ["bad"] }, "bad"));
        Assert.Equal(Outcome.Pass, Judge(Nothing with { Forbid = ["bad"] }, "good"));
        Assert.Equal(Outcome.Fail, Judge(Nothing with { Require = ["good"], Forbid = ["bad"] }, "good", "bad"));
    }

    [Fact]
    public void RequiresWhatMustBeThere()
    {
        Assert.Equal(Outcome.Pass, Judge(Nothing with { Require = ["good"] }, "good"));
        Assert.Equal(Outcome.Fail, Judge(Nothing with { Require = ["good"] }));
        Assert.Equal(Outcome.Partial, Judge(Nothing with { Require = ["good", "bad"] }, "good"));
        Assert.Equal(Outcome.Pass, Judge(Nothing with { RequireAny = ["good", "bad"] }, "bad"));
        Assert.Equal(Outcome.Fail, Judge(Nothing with { RequireAny = ["good", "bad"] }));
    }

    [Fact]
    public void LooksForFiles()
    {
        Assert.Equal(Outcome.Pass, Judge(Nothing with { RequireFiles = ["docs/*.md"] }));
        Assert.Equal(Outcome.Fail, Judge(Nothing with { RequireFiles = ["docs/*.adoc"] }));
        Assert.Equal(Outcome.Fail, Judge(Nothing with { ForbidFiles = ["*plan*"] }));
    }
}
