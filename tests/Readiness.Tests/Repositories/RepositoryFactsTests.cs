using System.Collections.Immutable;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Repositories;

namespace Gapless.Readiness.Tests.Repositories;

public sealed class RepositoryFactsTests
{
    private static readonly Idiom Wanted = new("some.check/word", ["word"]);

    [Fact]
    public void HitBelongsToDeepestComponent_WhenComponentsNest()
    {
        var (outer, inner) = (Component("outer", ""), Component("inner", "apps/api"));
        var repository = Repository([outer, inner], "apps/api/src/a.cs", "apps/api2/b.cs", "c.cs");

        Assert.Equal(["apps/api/src/a.cs"], repository.HitsOf(Wanted, inner).Select(hit => hit.Path));
        Assert.Equal(["apps/api2/b.cs", "c.cs"], repository.HitsOf(Wanted, outer).Select(hit => hit.Path));
        Assert.Equal(["apps/api2/b.cs", "c.cs"], repository.FilesOf(outer).Select(file => file.Path));
        Assert.Same(inner, repository.ComponentOf("apps/api/x"));
        Assert.Same(outer, repository.ComponentOf("apps/api"));
    }

    [Fact]
    public void FirstComponentOwnsFolder_WhenTwoShareIt()
    {
        var (first, second) = (Component("first", "app"), Component("second", "app"));
        var repository = Repository([first, second], "app/a.cs");

        Assert.Single(repository.HitsOf(Wanted, first));
        Assert.Empty(repository.HitsOf(Wanted, second));
    }

    [Fact]
    public void CopyAnswersForItself_WhenComponentsChange()
    {
        var (before, after) = (Component("before", ""), Component("after", "src"));
        var repository = Repository([before], "src/a.cs");
        Assert.Same(before, repository.ComponentOf("src/a.cs"));

        var copy = repository with { Components = [after] };

        Assert.Same(after, copy.ComponentOf("src/a.cs"));
        Assert.Single(copy.HitsOf(Wanted, after));
        Assert.Empty(copy.HitsOf(Wanted, before));
    }

    [Fact]
    public void EqualityLooksAtFactsOnly_WhenOneWasAsked()
    {
        var repository = Repository([Component("one", "")], "a.cs");
        var copy = repository with { };
        Assert.NotNull(repository.ComponentOf("a.cs"));

        Assert.Equal(repository, copy);
    }

    [Fact]
    public void HitsAreShared_WhenInLibraryOrInNoComponent()
    {
        var repository = Repository(
            [Component("service", "service"), Component("library", "library") with { Kind = ComponentKind.Library }], "library/a.cs", "other/b.cs", "service/c.cs");

        Assert.Equal(["library/a.cs", "other/b.cs"], repository.SharedHitsOf(Wanted).Select(hit => hit.Path));
        Assert.Equal(["service/c.cs"], repository.HitsIn("service/c.cs", Wanted).Select(hit => hit.Path));
        Assert.Empty(repository.HitsIn("service", Wanted));
    }

    [Fact]
    public void PathsAreComparedWithoutCase_WhenAskedFor()
    {
        var repository = Repository([], "src/App/a.cs", "src/b.cs");

        Assert.True(repository.Holds("SRC/app"));
        Assert.True(repository.Holds("src/app/A.cs"));
        Assert.False(repository.Holds("src/ap"));
        Assert.False(repository.Holds(""));
        Assert.Equal("src/b.cs", repository.File("src/B.cs")?.Path);
        Assert.Null(repository.File("src"));
    }

    private static ComponentFacts Component(string name, string path) =>
        new(name, path, Fact.DotNet, ComponentKind.Http) { Manifest = new($"{path}/{name}.csproj", "nuget", name, PathClasses.Production) };

    private static RepositoryFacts Repository(ImmutableArray<ComponentFacts> components, params string[] paths) => new()
    {
        Name = "sample",
        Components = components,
        Files = [.. paths.Select(path => new FileFact(path, 1, PathClasses.Production, Language.CSharp, IsTracked: true, WasRead: true))],
        Hits = ImmutableDictionary<string, ImmutableArray<IdiomHit>>.Empty
            .Add(Wanted.Name, [.. paths.Select(path => new IdiomHit(path, 1, "word", "word", PathClasses.Production, Language.CSharp))]),
    };
}
