using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Quality;

public sealed partial class ReadmeSaysWhatAndHow : Check
{
    private const int LeastCharacters = 1000;

    private static readonly Idiom Run = Heading("run", """install|start\b|getting started|quick ?start|setup|usage|run(ning)?\b|development|how to (run|use|start)|prerequisites|the two commands""");
    private static readonly Idiom Test = new("docs.readme/test", ["test"]) { Pattern = TestCommand(), Languages = [Language.Markdown, Language.Text], In = PathClasses.Documentation };
    private static readonly Idiom Operate = Heading("operate", """deploy(ment|ing)?\b|operations?\b|production|runbook|hosting|release""");
    private static readonly Idiom Owner = Heading("owner", """maintain(er|ed|ers)\b|contact|owner|authors?\b|team\b|support\b|community|contribut""");
    private static readonly Idiom Template = new("docs.readme/template", ["bootstrapped with", "TODO: Give a short introduction", "This template should help get you started", "This project was generated with"]) { Languages = [Language.Markdown], In = PathClasses.Documentation };

    public override CheckInfo Info { get; } = new("docs.readme", Category.Quality, Priority.Low, "The README says what it is, how to run it and who owns it")
    {
        Why = "The README is what a new colleague, or the one on call, reads first.",
        Remedy = "Say in the README what the system does, the commands that run and test it, where it is operated, and who owns it.",
        Effort = Effort.Small,
        Methods = [Method.Repository],
        References = ["OpenSSF Best Practices description_good, interact"],
    };

    public override ImmutableArray<Idiom> Idioms => [Run, Test, Operate, Owner, Template];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var readme = repository.Files.Where(file => file.Folder.Length == 0 || file.Folder is ".github" or "docs").OrderBy(file => file.Folder.Length)
            .FirstOrDefault(file => file.Name.StartsWith("README", StringComparison.OrdinalIgnoreCase));
        if (readme is null)
        {
            return [Verdict.Fail(Verdict.WholeSystem, "There is no README.", Evidence.Certain($"{repository.Files.Length} files read, no README at the root"))];
        }

        var evidence = Evidence.Certain($"{readme.Size} bytes", new(readme.Path, 0));
        return [Template is var template && In(repository, template, readme) is { } boilerplate
            ? Verdict.Fail(Verdict.WholeSystem, "The README is a framework's template.", Evidence.Certain("template text", boilerplate.Location))
            : Judge(repository, readme, evidence)];
    }

    private static Verdict Judge(RepositoryFacts repository, FileFact readme, Evidence evidence)
    {
        var owner = repository.Files.FirstOrDefault(file => file.Name is "CODEOWNERS" or "MAINTAINERS" or "MAINTAINERS.md" or "OWNERS" or "catalog-info.yaml");
        (string Name, bool Found)[] elements =
        [
            ("what it is", readme.Size >= LeastCharacters),
            ("how to run it", In(repository, Run, readme) is not null),
            ("who owns it", owner is not null || In(repository, Owner, readme) is not null),
            ("how to test it", In(repository, Test, readme) is not null),
            ("where it is operated", In(repository, Operate, readme) is not null),
        ];
        var missing = elements.Where(element => !element.Found).Select(element => element.Name).ToList();
        var basics = elements.Take(3).All(element => element.Found);
        return (basics, elements.Length - missing.Count) switch
        {
            (true, >= 4) => Verdict.Pass(Verdict.WholeSystem, "The README says what it is, how to run it and who owns it.", evidence),
            (_, >= 2) => Verdict.Partial(Verdict.WholeSystem, $"The README does not say {string.Join(", ", missing)}.", evidence),
            _ => Verdict.Fail(Verdict.WholeSystem, $"The README hardly says anything: {string.Join(", ", missing)} are missing.", evidence),
        };
    }

    private static IdiomHit? In(RepositoryFacts repository, Idiom idiom, FileFact file) => repository.HitsOf(idiom).FirstOrDefault(hit => hit.Path.Equals(file.Path, StringComparison.Ordinal));

    private static Idiom Heading(string name, string words) => DocumentHeadings.Idiom("docs.readme/" + name, words);

    [GeneratedRegex("""(\b(npm|pnpm|yarn|bun)\s+(run\s+)?test|dotnet\s+test|pytest|go\s+test|cargo\s+test|mvnw?\s+.*(test|verify)|gradlew?\s+.*(test|check)|rspec|phpunit|mix\s+test|make\s+(test|check)|^#{1,4}\s.*\btest(s|ing)?\b)""", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TestCommand();
}
