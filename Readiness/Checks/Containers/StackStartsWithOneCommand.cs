using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Data;

namespace Gapless.Readiness.Checks.Containers;

public sealed partial class StackStartsWithOneCommand : Check
{
    private static readonly Idiom AspireParts = new("compose.present/aspire", ["AddProject<", "AddNpmApp", "AddViteApp", "AddNodeApp", "AddPythonApp", "AddUvicornApp", "AddDockerfile", "AddGolangApp", "AddSpringApp", "AddJavaScriptApp", "AddCSharpApp", "AddExecutable"]) { Pattern = AspirePart(), Languages = [Language.CSharp], LimitPerFile = 100 };
    private static readonly Idiom AspireOrder = new("compose.present/order", [".WaitFor(", ".WithReference("]) { Languages = [Language.CSharp], CodeOnly = true, LimitPerFile = 1 };

    public override CheckInfo Info { get; } = new("compose.present", Category.Containers, Priority.Medium, "The whole stack starts locally with one command")
    {
        Why = "Who needs a day to start the system cannot fix it in an hour, and tests it against something else.",
        Remedy = "Add a Compose service for each part and each store, with a health check and depends_on: condition: service_healthy.",
        Effort = Effort.Small,
        Methods = [Method.Repository],
        References = ["Twelve-Factor App X", "Compose specification: depends_on, healthcheck"],
        AppliesWhen = Condition.All(Fact.Service, Fact.Database).Or(Condition.All(Fact.Service, Fact.Cache)).Or(Condition.All(Fact.Service, Fact.Queue)).Or(Condition.All(Fact.MultiService)),
    };

    public override ImmutableArray<Idiom> Idioms => [AspireParts, AspireOrder];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var parts = repository.Components.Where(component => component.IsService).ToList();
        var stores = BackingServices.Needed(repository).ToList();
        if (parts.Count <= 1 && stores.Count == 0)
        {
            return [Verdict.NotApplicable(Verdict.WholeSystem, "one part without a store of its own")];
        }

        return [OfAspire(repository, parts) ?? OfCompose(repository, parts, stores) ?? OfOther(repository)];
    }

    private static Verdict? OfAspire(RepositoryFacts repository, List<ComponentFacts> parts)
    {
        var hits = repository.HitsOf(AspireParts);
        if (!repository.Facts.Has(Fact.Aspire) || hits.IsEmpty)
        {
            return null;
        }

        var missing = parts.Where(part => !hits.Any(hit => Names(hit.Value, part))).ToList();
        var evidence = hits.Take(5).Select(hit => Evidence.Certain($"the Aspire host starts {hit.Value}", hit.Location)).ToList();
        return missing.Count > 0 ? Verdict.Partial(Verdict.WholeSystem, $"The Aspire host does not start {Join(missing.Select(part => part.Name))}.", evidence)
            : repository.HitsOf(AspireOrder) is [var order, ..] ? Verdict.Pass(Verdict.WholeSystem, "The Aspire host starts every part with what it needs.", evidence.Append(Evidence.Strong(order.Excerpt, order.Location)))
            : Verdict.Partial(Verdict.WholeSystem, "The Aspire host starts every part, but none waits for what it needs.", evidence);
    }

    // Projects.Shop_Api is Shop.Api; AddNpmApp("web", "../web") names a folder.
    private static bool Names(string value, ComponentFacts part)
    {
        static string Plain(string name) => new([.. name.Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant)]);

        var name = Plain(value);
        return name.Length > 0 && (Plain(part.Name).EndsWith(name, StringComparison.Ordinal) || name.EndsWith(Plain(part.Path[(part.Path.LastIndexOf('/') + 1)..]) is { Length: > 0 } folder ? folder : "?", StringComparison.Ordinal));
    }

    private static Verdict? OfCompose(RepositoryFacts repository, List<ComponentFacts> parts, List<(string Kind, Evidence Why)> stores)
    {
        var files = repository.ComposeFiles.Where(file => file.Class == PathClasses.Production && file.Services.Length > 0).ToList();
        if (files.Count == 0)
        {
            return null;
        }

        var services = files.SelectMany(file => file.Services.Select(service => (File: file, Service: service))).ToList();
        var kinds = services.Select(one => StoreImages.KindOf(one.Service.Image)).ToHashSet(StringComparer.Ordinal);
        var started = parts.Where(part => services.Exists(one => Starts(repository, one.File, one.Service, part, parts.Count))).ToList();

        // Redis is a broker too.
        var missing = stores.Where(store => !kinds.Contains(store.Kind) && !(store.Kind is Fact.Queue && kinds.Contains(Fact.Cache))).Select(store => $"a {store.Kind}")
            .Concat(parts.Except(started).Select(part => part.Name)).ToList();
        var evidence = services.Take(8).Select(one => Evidence.Certain($"service {one.Service.Name}", new(one.File.Path, one.Service.Definition.Line))).ToList();
        if (started.Count == 0 && parts.Count > 0)
        {
            return Verdict.Partial(Verdict.WholeSystem, services.Exists(one => one.Service.Image is not null && StoreImages.KindOf(one.Service.Image) is null) ? "Compose starts published images, not what is built from this source." : "Compose starts the stores only; the parts are started by hand.", evidence);
        }

        return missing.Count > 0 ? Verdict.Partial(Verdict.WholeSystem, $"Compose does not start {Join(missing)}.", evidence)
            : stores.Count > 0 && Unordered(services, service => parts.Exists(part => services.Exists(one => one.Service == service && Starts(repository, one.File, service, part, parts.Count)))) is { } early ? Verdict.Partial(Verdict.WholeSystem, $"Compose starts everything, but {early} does not wait until what it needs is healthy.", evidence)
            : Verdict.Pass(Verdict.WholeSystem, "Compose starts every part and every store, in order of health.", evidence);
    }

    private static bool Starts(RepositoryFacts repository, ComposeFile file, ComposeService service, ComponentFacts part, int parts)
    {
        if (service.BuildContext is { } context)
        {
            return (parts == 1 && (context.Length == 0 || Same(context, part.Path) || part.Path.StartsWith(context + "/", StringComparison.OrdinalIgnoreCase))) || (Same(context, part.Path) && part.Path.Length > 0)
                || ComponentImages.Of(repository, part).Any(image => image.Path.Equals(service.BuildFile, StringComparison.OrdinalIgnoreCase));
        }

        // An interpreter's image with the source mounted, or an image of ours that production runs.
        var mounted = ComposeText.Mounts(service).Any(mount => mount.Source is { } source && source.StartsWith('.') && Same(InRepository(file, source), part.Path));
        return StoreImages.KindOf(service.Image) is null && (mounted || (file.Use == DeploymentUse.Production && (parts == 1 || service.Image?.Contains(part.Name, StringComparison.OrdinalIgnoreCase) == true)));
    }

    private static string InRepository(ComposeFile file, string source)
    {
        var folder = file.Path.LastIndexOf('/') is var slash and >= 0 ? file.Path[..slash] : "";
        var name = source.Trim('.', '/');
        return source.StartsWith("..", StringComparison.Ordinal) ? name : name.Length == 0 ? folder : folder.Length == 0 ? name : $"{folder}/{name}";
    }

    /// <summary>The first service of ours that needs a store and does not wait until it is healthy.</summary>
    private static string? Unordered(List<(ComposeFile File, ComposeService Service)> services, Func<ComposeService, bool> isPart)
    {
        var stores = services.Where(one => StoreImages.KindOf(one.Service.Image) is not null).Select(one => one.Service.Name).ToHashSet(StringComparer.Ordinal);
        var ours = services.Where(one => one.Service.BuildContext is not null && isPart(one.Service)).Select(one => one.Service).GroupBy(service => service.Name, StringComparer.Ordinal)
            .Select(group => (group.Key, Waits: group.SelectMany(ComposeText.DependsOn).Where(one => stores.Contains(one.Name) || one.Condition is "service_completed_successfully").ToList())).ToList();
        var late = ours.FirstOrDefault(one => one.Waits.Exists(wait => wait.Condition is "service_started"));
        return late.Key ?? (ours.Exists(one => one.Waits.Count > 0) || ours.Count == 0 ? null : ours[0].Key);
    }

    private static Verdict OfOther(RepositoryFacts repository)
    {
        var runner = repository.Files.FirstOrDefault(file => file.Class == PathClasses.Production && file.Name is "Tiltfile" or "skaffold.yaml" or "skaffold.yml" or "garden.yml" or "devspace.yaml");
        if (runner is not null)
        {
            return repository.Facts.Has(Fact.Kubernetes) || repository.Facts.Has(Fact.Helm)
                ? Verdict.Pass(Verdict.WholeSystem, $"{runner.Path} starts the manifests in a local cluster.", Evidence.Certain(runner.Name, new(runner.Path, 0)))
                : Verdict.Partial(Verdict.WholeSystem, $"{runner.Path} starts something, but there are no manifests for it.", Evidence.Certain(runner.Name, new(runner.Path, 0)));
        }

        var processes = repository.Files.FirstOrDefault(file => file.Class == PathClasses.Production && file.Name is "Procfile.dev" or "Procfile.development");
        return processes is not null
            ? Verdict.Partial(Verdict.WholeSystem, $"{processes.Path} starts the parts, but not what they need.", Evidence.Certain(processes.Name, new(processes.Path, 0)))
            : Verdict.Fail(Verdict.WholeSystem, "Nothing starts the parts and their stores together.", Evidence.Certain("no Compose file, Aspire host, Tiltfile or skaffold.yaml"));
    }

    private static string Join(IEnumerable<string> names) => string.Join(", ", names.Distinct(StringComparer.Ordinal));

    private static bool Same(string folder, string other) => folder.TrimEnd('/').Equals(other, StringComparison.OrdinalIgnoreCase);

    // AddProject<Projects.Shop_Api>("api")   AddNpmApp("web", "../web")
    [GeneratedRegex("""\.Add(Project|CSharpApp|NpmApp|ViteApp|NodeApp|PythonApp|UvicornApp|Dockerfile|GolangApp|SpringApp|JavaScriptApp|Executable)(<(Projects\.)?(?<part>\w+)>|\(\s*"[^"]*",\s*@?"(?<part>[^"]*)"|\(\s*"(?<part>[^"]*)")""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AspirePart();
}
