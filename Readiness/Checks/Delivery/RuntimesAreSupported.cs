using System.Globalization;
using Gapless.Readiness.Checks.Containers;

namespace Gapless.Readiness.Checks.Delivery;

public sealed class RuntimesAreSupported : Check
{
    private const int SoonDays = 180;

    public override CheckInfo Info { get; } = new("supply.runtime-supported", Category.Delivery, Priority.High, "Runtimes, frameworks and base images are within vendor support")
    {
        Why = "What its vendor no longer mends keeps every hole that is found from that day on.",
        Remedy = "Move to the next long-term release before the old one ends, and name the version in one place.",
        Effort = Effort.Medium,
        Methods = [Method.Repository],
        References = ["OWASP ASVS 5.0 15.2.1", "Azure Well-Architected SE:08", "the lifecycle pages of the vendors"],
        AppliesWhen = Condition.All(Fact.Manifest),
    };

    public override ImmutableArray<Idiom> Idioms => [SupportStatements.Declared];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var today = repository.At is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : SupportEnds.TableDate;
        if (today.DayNumber - SupportEnds.TableDate.DayNumber > SupportEnds.TableHoldsDays)
        {
            return [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Stale, $"The table of support ends is of {Day(SupportEnds.TableDate)}, too old to judge by.")];
        }

        var statements = new SupportStatements(repository);
        return repository.Components.Where(component => SupportStatements.Knows(component) && !IsStandard(component)).Select(component => OfComponent(repository, statements, component, today))
            .Concat(Stores(repository, today));
    }

    private static Verdict OfComponent(RepositoryFacts repository, SupportStatements statements, ComponentFacts component, DateOnly today)
    {
        var runtime = statements.RuntimeOf(component);
        var all = (runtime is null ? [] : new[] { runtime }).Concat(statements.FrameworksOf(component).Where(one => SupportEnds.Of(one.Product, one.Version) is not null)).Concat(Systems(repository, component)).Select(one => Judge(component.Name, one, today)).ToList();
        return all.Count == 0 || (runtime is null && all.TrueForAll(one => one.Outcome == Outcome.Pass))
            ? Verdict.Partial(component.Name, "Nothing says which version of its runtime it runs on.", Evidence.Certain("no version named", new(component.Manifest.Path, 0)))
            : all.OrderBy(one => Array.IndexOf([Outcome.Fail, Outcome.Partial, Outcome.Unknown, Outcome.Pass], one.Outcome)).First();
    }

    private static IEnumerable<SupportStatement> Systems(RepositoryFacts repository, ComponentFacts component) =>
        from file in ComponentImages.Of(repository, component)
        let image = ComponentImages.BaseImage(file)
        let system = ImageVersions.SystemOf(image)
        where system is not null && SupportEnds.Of(system.Value.Product, system.Value.Version) is not null
        select new SupportStatement(system.Value.Product, system.Value.Version, false, new(file.Path, file.Final!.Line, "FROM " + image));

    private static IEnumerable<Verdict> Stores(RepositoryFacts repository, DateOnly today)
    {
        var composed = repository.ComposeFiles.Where(file => file.Class == PathClasses.Production && file.Use != DeploymentUse.Development)
            .SelectMany(file => file.Services.Select(service => (service.Image, file.Path, service.Definition.Line)));
        var deployed = repository.KubernetesResources.Where(one => one.Class == PathClasses.Production && one.IsWorkload)
            .SelectMany(one => one.PodSpec["containers"].Items.Select(container => (Image: container["image"].Text, one.Path, container["image"].Line)));
        return composed.Concat(deployed).Where(one => one.Image is not null).Select(one => (Store: ImageVersions.StoreOf(one.Image!), one))
            .Where(pair => pair.Store is { } store && SupportEnds.Of(store.Product, store.Version) is not null)
            .Select(pair => Judge($"{pair.one.Path} {pair.one.Image}", new(pair.Store!.Value.Product, pair.Store.Value.Version, false, new(pair.one.Path, pair.one.Line, "image: " + pair.one.Image)), today))
            .DistinctBy(verdict => verdict.Subject, StringComparer.Ordinal);
    }

    private static Verdict Judge(string subject, SupportStatement statement, DateOnly today)
    {
        var name = $"{statement.Product} {statement.Version}";
        if (SupportEnds.Of(statement.Product, statement.Version) is not { } end)
        {
            return Verdict.Unknown(subject, UnknownReason.Never, $"{name} is not in the table of support ends of {Day(SupportEnds.TableDate)}.", Evidence.Certain(name, statement.Location));
        }

        var evidence = Evidence.Certain($"{name}, supported until {Day(end)} (table of {Day(SupportEnds.TableDate)})", statement.Location);
        return (end.DayNumber - today.DayNumber, statement.IsLeast) switch
        {
            ( < 0, true) => Verdict.Partial(subject, $"It allows {name}, which had its last support on {Day(end)}, and nothing says what it runs on.", evidence),
            ( < 0, _) => Verdict.Fail(subject, $"{name} had its last support on {Day(end)}.", evidence),
            ( <= SoonDays, false) => Verdict.Partial(subject, $"{name} is supported until {Day(end)} only.", evidence),
            _ when end.Year == 2099 => Verdict.Pass(subject, $"{name} is supported without a stated end.", evidence),
            _ => Verdict.Pass(subject, $"{name} is supported until {Day(end)}.", evidence),
        };
    }

    // A library for every runtime targets none.
    private static bool IsStandard(ComponentFacts component) => component.Stack is Fact.DotNet && component.Manifest.Root.At("Project", "PropertyGroup").Descendants().Any(node => node.Text?.StartsWith("netstandard", StringComparison.Ordinal) == true && !node.Text.Contains(';', StringComparison.Ordinal));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
