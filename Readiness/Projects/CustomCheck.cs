using System.IO.Enumeration;

namespace Gapless.Readiness.Projects;

/// <summary>A check that a team wrote in YAML.</summary>
public sealed class CustomCheck(CheckInfo info, CustomCheckRule rule, ImmutableArray<CustomCheckTest> tests, string path) : Check
{
    private const int ShownHits = 10;

    public override CheckInfo Info => info;

    public override ImmutableArray<Idiom> Idioms => [.. rule.Searches.Values];

    public ImmutableArray<CustomCheckTest> Tests => tests;

    /// <summary>The file it is written in.</summary>
    public string Path => path;

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository) => rule.PerComponent
        ? repository.Components.Where(component => component.IsService).Select(component => Judge(repository, component))
        : [Judge(repository, null)];

    private Verdict Judge(RepositoryFacts repository, ComponentFacts? component)
    {
        var subject = component?.Name ?? Verdict.WholeSystem;
        var against = Hits(repository, component, rule.Forbid).Concat(Files(repository, component, rule.ForbidFiles)).ToList();
        if (against.Count > 0)
        {
            return Verdict.Fail(subject, $"{against.Count} {(against.Count == 1 ? "place has" : "places have")} what must not be there.", against.Take(ShownHits));
        }

        var found = rule.Require.Select(name => (Name: name, Hits: Hits(repository, component, [name]).ToList())).ToList();
        var anyOf = Hits(repository, component, rule.RequireAny).ToList();
        var files = rule.RequireFiles.Select(pattern => (Pattern: pattern, Found: Files(repository, component, [pattern]).ToList())).ToList();
        var missing = found.Where(one => one.Hits.Count == 0).Select(one => one.Name)
            .Concat(rule.RequireAny.IsEmpty || anyOf.Count > 0 ? [] : [string.Join(" or ", rule.RequireAny)])
            .Concat(files.Where(one => one.Found.Count == 0).Select(one => one.Pattern))
            .ToList();
        var evidence = found.SelectMany(one => one.Hits.Take(1)).Concat(anyOf.Take(1)).Concat(files.SelectMany(one => one.Found.Take(1))).ToList();
        var wanted = found.Count + files.Count + (rule.RequireAny.IsEmpty ? 0 : 1);
        return missing.Count == 0 ? Verdict.Pass(subject, wanted == 0 ? "Nothing of what must not be there was found." : "All that is required is there.", evidence.DefaultIfEmpty(Searched(repository)))
            : missing.Count < wanted ? Verdict.Partial(subject, $"Missing: {string.Join(", ", missing)}.", evidence)
            : Verdict.Fail(subject, $"Missing: {string.Join(", ", missing)}.", Searched(repository));
    }

    private IEnumerable<Evidence> Hits(RepositoryFacts repository, ComponentFacts? component, ImmutableArray<string> names) =>
        names.SelectMany(name => repository.HitsOf(rule.Searches[name], component).Select(hit => Evidence.Strong(name, hit.Location)));

    private static IEnumerable<Evidence> Files(RepositoryFacts repository, ComponentFacts? component, ImmutableArray<string> patterns) =>
        patterns.IsEmpty ? [] : (component is null ? repository.Files : repository.FilesOf(component))
            .Where(file => patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, file.Path, ignoreCase: false)))
            .Select(file => Evidence.Certain("file", new(file.Path, 0)));

    private static Evidence Searched(RepositoryFacts repository) => Evidence.Certain($"{repository.Files.Count(file => file.WasRead)} files searched");
}
