using Gapless.Collectors.Structured;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Components;

/// <summary>Collects the facts of one component.</summary>
internal static class ComponentFactCollector
{
    private static IEnumerable<(string Fact, string Ecosystem, System.Collections.Immutable.ImmutableArray<string> Names)> Rows => DependencyFacts.Rows.Concat(StoreFacts.Rows).Concat(AccountFacts.Rows);

    private static readonly System.Collections.Immutable.ImmutableArray<string> TemplateEngines = ["hbs", "express-handlebars", "ejs", "pug", "nunjucks", "@fastify/view", "handlebars"];

    public static FactCollector Collect(ComponentSource component, ComponentSurroundings surroundings)
    {
        var facts = new FactCollector();
        facts.Add(component.Stack, Evidence.Certain("manifest", new(component.Manifest.Path, 0)));
        facts.Add(Fact.Manifest, Evidence.Certain("manifest", new(component.Manifest.Path, 0)));
        AddDependencies(facts, component);
        if (component.Stack is Fact.DotNet)
        {
            AddProject(facts, component.Manifest);
        }

        AddInherited(facts, component, surroundings);
        AddHits(facts, component, surroundings);
        AddViews(facts, component, surroundings);
        return facts;
    }

    private static void AddDependencies(FactCollector facts, ComponentSource component)
    {
        foreach (var (fact, ecosystem, names) in Rows)
        {
            // What a browser runs is bundled, so pages' frameworks are often listed for development.
            var withDevelopment = fact is Fact.Frontend or Fact.SinglePage && ecosystem is "npm" && !component.Manifest.Root["peerDependencies"].Exists;
            if (component.Find(ecosystem, names, withDevelopment) is var (dependency, manifest))
            {
                facts.Add(fact, Evidence.Hint($"depends on {dependency.Name}", new(manifest.Path, dependency.Line)));
            }
        }
    }

    /// <summary>What is started by the framework, or maps routes, uses what it is built with; a generator or a batch job may not.</summary>
    public static bool UsesInherited(ComponentSource component, ComponentSurroundings surroundings) =>
        !component.Inherited.IsEmpty && surroundings.HitsIn(component).Any(hit => FactIdioms.FactOf(hit.Language) is Fact.Api || FactIdioms.IsFrameworkMain(hit));

    private static void AddInherited(FactCollector facts, ComponentSource component, ComponentSurroundings surroundings)
    {
        if (!UsesInherited(component, surroundings))
        {
            return;
        }

        foreach (var (fact, ecosystem, names) in Rows)
        {
            if (ComponentSource.Find(component.Inherited, ecosystem, names, withDevelopment: false) is var (dependency, manifest))
            {
                facts.Add(fact, Evidence.Hint($"depends on {dependency.Name}", new(manifest.Path, dependency.Line)));
            }
        }
    }

    private static void AddProject(FactCollector facts, PackageManifest manifest)
    {
        var project = DotNetProject.Of(manifest);
        if (project is { Sdk: "Microsoft.NET.Sdk.Web", IsTest: false, OutputType: not "Library" })
        {
            facts.Add(Fact.Http, Evidence.Certain("Microsoft.NET.Sdk.Web", new(manifest.Path, 1)));
        }

        if (project.Sdk is "Microsoft.NET.Sdk.BlazorWebAssembly")
        {
            facts.Add(Fact.Frontend, Evidence.Certain(project.Sdk, new(manifest.Path, 1)));
            facts.Add(Fact.SinglePage, Evidence.Certain(project.Sdk, new(manifest.Path, 1)));
        }

        if (project.IsAspireHost)
        {
            facts.Add(Fact.Aspire, Evidence.Certain("Aspire host", new(manifest.Path, 1)));
        }
    }

    private static void AddHits(FactCollector facts, ComponentSource component, ComponentSurroundings surroundings)
    {
        var hits = surroundings.HitsIn(component).ToList();
        foreach (var hit in hits)
        {
            // Routes and sign-in mean something only in what answers requests; a store that an Aspire host adds is the system's.
            if (FactIdioms.FactOf(hit.Language) is { } fact && (fact is not Fact.Api || facts.Has(Fact.Http) || hit.Class == PathClasses.Production))
            {
                facts.Add(fact, Evidence.Strong(hit.Value, hit.Location));
            }
        }

        if (component.Stack is Fact.Node && NextPages.RouteOf(component, surroundings) is { } route)
        {
            facts.Add(Fact.Api, Evidence.Strong("a route", new(route.Path, 0)));
        }

        if (!facts.Has(Fact.Http))
        {
            facts.Remove(Fact.Api);
        }

        AddPeople(facts, hits);
    }

    private static void AddPeople(FactCollector facts, List<IdiomHit> hits)
    {
        var models = hits.Where(hit => hit.Language.Equals(FactIdioms.PeopleModel.Name, StringComparison.Ordinal)).ToList();
        var fields = hits.Where(hit => hit.Language.Equals(FactIdioms.PersonalField.Name, StringComparison.Ordinal)).ToLookup(hit => hit.Path, StringComparer.Ordinal);
        if (models.Find(hit => fields.Contains(hit.Path)) is { } person)
        {
            facts.Add(Fact.Users, Evidence.Strong(person.Excerpt, person.Location));
        }

        if (facts.Has(Fact.Users))
        {
            facts.Add(Fact.PersonalData, facts.Build().Why(Fact.Users)!);
        }
        else if (fields.SelectMany(group => group).FirstOrDefault(hit => IsPersisted(hit.Path)) is { } field)
        {
            facts.Add(Fact.PersonalData, Evidence.Strong(field.Excerpt, field.Location));
        }
    }

    private static bool IsPersisted(string path) => path.EndsWith(".sql", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".prisma", StringComparison.Ordinal)
        || path.Split('/').Any(segment => Path.GetFileNameWithoutExtension(segment).ToLowerInvariant() is "model" or "models" or "entity" or "entities" or "schema" or "schemas" or "migrations" or "domain");

    private static void AddViews(FactCollector facts, ComponentSource component, ComponentSurroundings surroundings)
    {
        if (component.Stack is Fact.Go or Fact.Rust || (component.Stack is Fact.Node && component.Find("npm", TemplateEngines, withDevelopment: false) is null))
        {
            return;
        }

        if (surroundings.FilesIn(component).FirstOrDefault(IsView) is { } view)
        {
            facts.Add(Fact.Frontend, Evidence.Certain("a page template", new(view.Path, 0)));
        }
    }

    private static bool IsView(FileFact file) => Path.GetExtension(file.Path) is ".cshtml" or ".razor" or ".erb" or ".haml" or ".slim" or ".twig" or ".heex" or ".ftl" or ".jsp" or ".hbs" or ".ejs" or ".pug" or ".njk"
        ? !file.Path.Contains("/mail", StringComparison.OrdinalIgnoreCase)
        : file.Path.EndsWith(".blade.php", StringComparison.Ordinal)
            || (file.Path.EndsWith(".html", StringComparison.Ordinal) && RepositoryPath.Folder(file.Path).Split('/').Contains("templates", StringComparer.Ordinal)
                && !file.Path.Contains("mail", StringComparison.OrdinalIgnoreCase));
}
