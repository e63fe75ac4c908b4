using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Components;

/// <summary>Tells services, sites, tools and libraries apart.</summary>
internal static class ComponentKinds
{
    private static readonly string[] StartScripts = ["start", "serve", "start:prod", "start:production", "preview"];
    private static readonly string[] ServerFrameworks = ["next", "nuxt", "@sveltejs/kit", "@adonisjs/core"];

    public static ComponentKind Of(ComponentSource component, FactCollector facts, ComponentSurroundings surroundings)
    {
        var kind = component.Stack switch
        {
            Fact.DotNet => OfDotNet(component, surroundings),
            Fact.Node => OfNode(component, facts, surroundings),
            Fact.Go when IsForOnePerson(component) => HasMain(component, surroundings) ? ComponentKind.Tool : ComponentKind.Library,
            Fact.Go => OfCompiled(component, facts, HasMain(component, surroundings)),
            Fact.Java => OfCompiled(component, facts, HasMain(component, surroundings) || component.Find("maven", ["quarkus-*", "micronaut-*"], withDevelopment: false) is not null),
            Fact.Rust => OfCompiled(component, facts, !IsLibraryWithTools(component) && (surroundings.FilesIn(component).Any(file => file.Name is "main.rs") || component.Manifest.Root["bin"].Items is [_, ..])),
            _ => facts.Has(Fact.Http) ? ComponentKind.Http : facts.Has(Fact.Queue) && component.Manifest.Name is null ? ComponentKind.Worker : OfScripted(component),
        };

        if (kind is ComponentKind.Library or ComponentKind.Tool && surroundings.HoldsFunctions(component))
        {
            return facts.Has(Fact.Frontend) ? ComponentKind.StaticSite : ComponentKind.Http;
        }

        // Whoever builds an image of a part deploys it.
        var isDeployed = surroundings.IsBuiltByCompose(component) || (kind == ComponentKind.Library && surroundings.HasDockerfile(component));
        return kind is ComponentKind.Library or ComponentKind.Tool && isDeployed
            ? facts.Has(Fact.Http) ? ComponentKind.Http : facts.Has(Fact.Frontend) ? ComponentKind.StaticSite : ComponentKind.Worker
            : kind;
    }

    private static bool HasMain(ComponentSource component, ComponentSurroundings surroundings) =>
        surroundings.HitsIn(component).Any(hit => hit.Language.Equals(FactIdioms.Main.Name, StringComparison.Ordinal));

    // It opens that person's browser, keychain or terminal: what listens there waits for one sign-in.
    private static bool IsForOnePerson(ComponentSource component) =>
        component.Find("gomod", ["github.com/charmbracelet/bubbletea*", "charm.land/bubbletea*", "github.com/zalando/go-keyring", "github.com/rivo/tview", "fyne.io/fyne*", "github.com/wailsapp/wails*"], withDevelopment: false) is not null
        && component.Find("gomod", [.. DependencyFacts.Rows.Where(row => row is { Fact: Fact.Http, Ecosystem: "gomod" }).SelectMany(row => row.Names)], withDevelopment: false) is null;

    // [lib] beside [[bin]] required-features = ["cli"]: the programs are built on request only.
    private static bool IsLibraryWithTools(ComponentSource component) =>
        component.Manifest.Root["lib"].Exists && component.Manifest.Root["bin"].Items is [_, ..] programs && programs.All(program => program["required-features"].Exists);

    private static ComponentKind OfCompiled(ComponentSource component, FactCollector facts, bool hasMain) => !hasMain ? ComponentKind.Library
        : facts.Has(Fact.Http) ? ComponentKind.Http
        : facts.Has(Fact.Queue) ? ComponentKind.Worker
        : ComponentKind.Tool;

    private static ComponentKind OfScripted(ComponentSource component) =>
        component.Manifest.Root.At("project", "scripts").Exists || component.Manifest.Root.At("tool", "poetry", "scripts").Exists ? ComponentKind.Tool : ComponentKind.Library;

    private static ComponentKind OfDotNet(ComponentSource component, ComponentSurroundings surroundings)
    {
        var project = DotNetProject.Of(component.Manifest);
        return project switch
        {
            { IsTest: true } => ComponentKind.Library,
            { IsAspireHost: true } => ComponentKind.Tool,
            { Sdk: "Microsoft.NET.Sdk.Worker" } => ComponentKind.Worker,
            { Sdk: "Microsoft.NET.Sdk.BlazorWebAssembly" } => ComponentKind.StaticSite,
            { Sdk: "Microsoft.NET.Sdk.Web", OutputType: not "Library" } => ComponentKind.Http,
            { IsExecutable: true } when StartsServer(component, surroundings) => ComponentKind.Http,
            { IsExecutable: true } when component.Find("nuget", ["Microsoft.Extensions.Hosting", "Microsoft.Azure.Functions.Worker*"], withDevelopment: false) is not null => ComponentKind.Worker,
            { IsExecutable: true } => ComponentKind.Tool,
            _ => ComponentKind.Library,
        };
    }

    // The shared framework alone says nothing: a tool that uses one of its libraries names it too.
    private static bool StartsServer(ComponentSource component, ComponentSurroundings surroundings) =>
        component.Find("nuget", ["Microsoft.AspNetCore.App"], withDevelopment: false) is not null
        && surroundings.HitsIn(component).Any(hit => FactIdioms.FactOf(hit.Language) is Fact.Http or Fact.Api);

    private static ComponentKind OfNode(ComponentSource component, FactCollector facts, ComponentSurroundings surroundings)
    {
        var root = component.Manifest.Root;
        if (NextPages.IsShared(component, surroundings))
        {
            return ComponentKind.Library;
        }

        if (component.Manifest.Scripts.GetValueOrDefault("start") is { } start && start.StartsWith("electron", StringComparison.Ordinal))
        {
            return ComponentKind.Tool;
        }

        var isPublished = root["exports"].Exists || root["types"].Exists || root["module"].Exists || (root["main"].Exists && !root["private"].IsTrue);
        var isStarted = StartScripts.Any(component.Manifest.Scripts.ContainsKey);
        if (facts.Has(Fact.Http) && (isStarted || !isPublished || component.Find("npm", [.. ServerFrameworks], withDevelopment: false) is not null))
        {
            return ComponentKind.Http;
        }

        var isMail = component.Find("npm", ["react-email", "@react-email/*", "mjml"], withDevelopment: true) is not null;
        if (facts.Has(Fact.Frontend) && !isPublished && !isMail)
        {
            return component.Find("npm", ["electron", "react-native", "expo"], withDevelopment: true) is not null ? ComponentKind.Tool : ComponentKind.StaticSite;
        }

        return root["bin"].Exists ? ComponentKind.Tool
            : facts.Has(Fact.Queue) && isStarted && !isPublished ? ComponentKind.Worker
            : ComponentKind.Library;
    }
}
