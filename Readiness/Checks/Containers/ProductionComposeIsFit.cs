using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Data;

namespace Gapless.Readiness.Checks.Containers;

public sealed partial class ProductionComposeIsFit : Check
{
    public override CheckInfo Info { get; } = new("compose.production", Category.Containers, Priority.High, "The production compose file is fit for production")
    {
        Why = "A file made for laptops restarts nothing, limits nothing and publishes the database.",
        Remedy = "Add compose.prod.yaml with restart policies, limits, health checks, pinned images, named volumes, capped logs and no published port of a store.",
        Effort = Effort.Medium,
        Methods = [Method.Repository],
        References = ["Compose specification: deploy", "Docker: use Compose in production", "CIS Docker Benchmark 5"],
        AppliesWhen = Condition.All(Fact.Compose),
    };

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var files = ProductionCompose.Of(repository).ToList();
        return files.Count > 0 ? files.Select(file => Judge(repository, file)) : [Verdict.NotApplicable(Verdict.WholeSystem, "no Compose file says that it is for production")];
    }

    private static Verdict Judge(RepositoryFacts repository, ComposeFile file)
    {
        var waitedFor = file.Services.SelectMany(ComposeText.DependsOn).Where(one => one.Condition is "service_completed_successfully").Select(one => one.Name).ToHashSet(StringComparer.Ordinal);
        var broken = Facets.Select(facet => (facet.Name, Service: file.Services.FirstOrDefault(service => !(facet.IsOfServers && EndsByItself(service, waitedFor)) && !facet.Holds(repository, service)))).Where(one => one.Service is not null).ToList();
        var evidence = broken.Select(one => Evidence.Certain($"{one.Service!.Name}: {one.Name}", new(file.Path, one.Service.Definition.Line)))
            .Append(Evidence.Certain($"{file.Services.Length} services, {Facets.Length - broken.Count} of {Facets.Length} rules hold for all", new(file.Path, 0)))
            .Concat(Logs(file));
        if (broken.Find(one => one.Name.Equals(Published, StringComparison.Ordinal)) is { Service: { } open })
        {
            return Verdict.Fail(file.Path, $"{open.Name} is a store and publishes a port to the network.", evidence);
        }

        return broken.Count switch
        {
            0 => Verdict.Pass(file.Path, "Every service restarts, is limited, checked and pinned, and no store is published.", evidence),
            <= 3 => Verdict.Partial(file.Path, $"{Say(broken.Select(one => $"{one.Name} ({one.Service!.Name})"))}.", evidence),
            _ => Verdict.Fail(file.Path, $"{Say(broken.Select(one => $"{one.Name} ({one.Service!.Name})"))}.", evidence),
        };
    }

    private const string Published = "it publishes a port of a store";

    private static ImmutableArray<(string Name, bool IsOfServers, Func<RepositoryFacts, ComposeService, bool> Holds)> Facets { get; } =
    [
        ("nothing restarts it", true, (_, service) => service.Definition["restart"].Text is { } restart && (restart is "always" or "unless-stopped" || restart.StartsWith("on-failure", StringComparison.Ordinal)) || service.Definition.At("deploy", "restart_policy").Exists),
        ("CPU or memory is not limited", false, (_, service) => IsLimited(service.Definition)),
        ("nothing checks its health", true, IsChecked),
        ("its image has no version", false, (_, service) => IsPinned(service.Image)),
        ("it mounts source code or runs a development server", false, (repository, service) => !IsDevelopment(repository, service)),
        (Published, false, (_, service) => StoreImages.KindOf(service.Image) is null || ComposeText.PublishedPort(service) is null),
        ("its data is in no volume", false, (_, service) => !NeedsVolume(service) || ComposeText.Mounts(service).Any(mount => mount.Source is not null)),
    ];

    private static string Say(IEnumerable<string> parts)
    {
        var text = string.Join("; ", parts);
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    /// <summary>A migration or the like: it ends when its work is done.</summary>
    private static bool EndsByItself(ComposeService service, HashSet<string> waitedFor) =>
        waitedFor.Contains(service.Name) || service.Definition["restart"].Text is "no" or "false" || service.Definition["profiles"].Items.Length > 0;

    private static bool IsLimited(Node service) =>
        (service["mem_limit"].Exists || service.At("deploy", "resources", "limits", "memory").Exists) && (service["cpus"].Exists || service["cpu_quota"].Exists || service.At("deploy", "resources", "limits", "cpus").Exists);

    private static bool IsChecked(RepositoryFacts repository, ComposeService service)
    {
        var check = service.Definition["healthcheck"];
        return check.Exists
            ? !check["disable"].IsTrue && check["test"].Items.FirstOrDefault()?.Text is not "NONE"
            : repository.Dockerfiles.Any(file => file.Path.Equals(service.BuildFile, StringComparison.OrdinalIgnoreCase) && file.FinalChain().Any(stage => stage.Last("HEALTHCHECK") is { } one && !one.Arguments.StartsWith("NONE", StringComparison.OrdinalIgnoreCase)));
    }

    // postgres:17   ${IMAGE}:${VERSION}   shop@sha256:…   but not shop, shop:latest, shop:${TAG:-latest}
    private static bool IsPinned(string? image)
    {
        if (image is null || FloatingDefault().IsMatch(image))
        {
            return false;
        }

        var last = image[(image.LastIndexOf('/') + 1)..];
        return image.Contains('@', StringComparison.Ordinal) || (last.Contains(':', StringComparison.Ordinal) && !last.EndsWith(":latest", StringComparison.Ordinal)) || last.StartsWith('$');
    }

    private static bool IsDevelopment(RepositoryFacts repository, ComposeService service) =>
        DevelopmentCommand().IsMatch(ComposeText.Words(service.Definition["command"]))
        || ComposeText.Mounts(service).Any(mount => mount.Source is { } source && source.StartsWith('.') && HoldsCode(repository, service, source));

    // .:/app   ./src:/app/src, but not ./nginx.conf:/etc/nginx/nginx.conf
    private static bool HoldsCode(RepositoryFacts repository, ComposeService service, string source)
    {
        var folder = source.TrimStart('.', '/').TrimEnd('/');
        return service.BuildContext is { } context && (folder.Length == 0 || folder.Equals(context, StringComparison.OrdinalIgnoreCase) || folder.StartsWith(context + "/", StringComparison.OrdinalIgnoreCase) || context.Length == 0)
            && repository.Files.Any(file => file.Class == PathClasses.Production && Language.Code.Contains(file.Language, StringComparer.Ordinal) && (folder.Length == 0 || file.Path.StartsWith(folder + "/", StringComparison.OrdinalIgnoreCase)));
    }

    // A cache may forget.
    private static bool NeedsVolume(ComposeService service) => StoreImages.KindOf(service.Image) is { } kind && kind is not Fact.Cache;

    private static IEnumerable<Evidence> Logs(ComposeFile file) =>
        file.Services.FirstOrDefault(service => !service.Definition["logging"].Exists) is { } service ? [Evidence.Certain($"advice: nothing caps the log of {service.Name}", new(file.Path, service.Definition.Line))] : [];

    [GeneratedRegex("""(:-?latest\}|:-latest\}|-latest\})""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FloatingDefault();

    [GeneratedRegex("""(--reload\b|\bnodemon\b|\bnode\s+--watch\b|\btsx?\s+watch\b|\bdotnet\s+watch\b|\bDEBUG=(1|true)\b|\bmanage\.py\s+runserver\b|\b(npm|yarn|pnpm|bun)\s+(run\s+)?(dev|watch|start:dev)\b|\bflask\s.*--debug\b|\bcargo\s+watch\b|\bair\s+-c\b|\bnext\s+dev\b)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DevelopmentCommand();
}
