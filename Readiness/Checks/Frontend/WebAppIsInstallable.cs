using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Api;

namespace Gapless.Readiness.Checks.Frontend;

public sealed partial class WebAppIsInstallable : Check
{
    private const int SmallIcon = 192;
    private const int LargeIcon = 512;

    private static readonly ImmutableArray<ProbeRequest> Usual = [ProbeRequest.Get("/manifest.json"), ProbeRequest.Get("/manifest.webmanifest"), ProbeRequest.Get("/site.webmanifest")];
    private static readonly string[] Displays = ["standalone", "fullscreen", "minimal-ui", "window-controls-overlay"];

    private static readonly Idiom Generated = new("pwa.manifest/generated", ["VitePWA(", "withPWA", "next-pwa", "serwist", "MetadataRoute.Manifest", "@vite-pwa/", "vite-plugin-pwa", "workbox"]) { Pattern = Generator(), Languages = [Language.JavaScript] };

    public override CheckInfo Info { get; } = new("pwa.manifest", Category.Frontend, Priority.Low, "The web app is installable")
    {
        Why = "What cannot be put on the home screen is opened less often.",
        Remedy = "Name the application, its start address, its display and icons of 192 and 512 pixels in a manifest, and link it from every page.",
        Effort = Effort.Small,
        Methods = [Method.Live, Method.Repository],
        References = ["W3C Web Application Manifest"],
        AppliesWhen = Condition.Any(Fact.WebTarget, Fact.Frontend),
    };

    public override ImmutableArray<Idiom> Idioms => [Generated];

    public override ImmutableArray<ProbeRequest> Requests => Usual;

    /// <summary>The manifest that the page names, and the icons of one at a usual place: what it names elsewhere is known too late to be asked for.</summary>
    public override IEnumerable<ProbeRequest> FollowUps(TargetFacts target) =>
        (PageReader.Manifest(target) is { } linked ? new[] { linked } : []).Concat(Named(target) is { IsSuccess: true } answer ? IconRequests(target, JsonNodes.Read(answer.Text)).Take(2) : []);

    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        if (PageReader.Page(target) is null)
        {
            return [target.WhyUnknown(target.Home.Final) ?? Verdict.NotApplicable(target.Name, "the target has no page")];
        }

        if (Named(target) is not { } answer)
        {
            return [Verdict.Unknown(target.Name, UnknownReason.Never, "The page names no manifest; whether it is to be installed is the owner's to say.")];
        }

        var evidence = answer.Seen("manifest", "content-type");
        var manifest = JsonNodes.Read(answer.Text);
        if (!answer.IsSuccess || target.IsSoftMissing(answer) || manifest.Kind != NodeKind.Map)
        {
            return [Verdict.Fail(target.Name, "The page names a manifest that is not there or cannot be read.", evidence)];
        }

        var missing = Missing(manifest).ToList();
        var broken = IconRequests(target, manifest).Take(2).Select(target.Answer).Where(icon => icon.IsAnswered && (!icon.IsSuccess || icon.IsHtml)).ToList();
        return [!target.IsOverTls && !target.IsLoopback ? Verdict.Fail(target.Name, "The manifest is served over plain HTTP.", evidence)
            : broken.Count > 0 ? Verdict.Partial(target.Name, $"{broken[0].Asked} is no icon.", [evidence, .. broken.Select(icon => icon.Seen("no icon", "content-type"))])
            : missing.Count == 0 ? Verdict.Pass(target.Name, "The manifest has all that installing needs.", evidence)
            : Verdict.Partial(target.Name, $"The manifest lacks {string.Join(", ", missing)}.", evidence)];
    }

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        if (repository.DataFiles.FirstOrDefault(IsManifest) is { } file)
        {
            var missing = Missing(file.Documents[0]).ToList();
            var evidence = Evidence.Certain("manifest", new(file.Path, 0));
            return [missing.Count == 0
                ? Verdict.Pass(Verdict.WholeSystem, "The manifest has all that installing needs.", evidence)
                : Verdict.Partial(Verdict.WholeSystem, $"The manifest lacks {string.Join(", ", missing)}.", evidence)];
        }

        return repository.FirstOf(null, Generated) is { } generated
            ? [Verdict.Pass(Verdict.WholeSystem, "The build makes the manifest.", Evidence.Strong("generated manifest", generated.Location))]
            : repository.Files.FirstOrDefault(one => one.Class == PathClasses.Production && ManifestFile().IsMatch(one.Path)) is { } unread
                ? [Verdict.Pass(Verdict.WholeSystem, "The application makes its manifest.", Evidence.Strong("manifest", new(unread.Path, 0)))]
                : [];
    }

    private static Answer? Named(TargetFacts target)
    {
        if (PageReader.Manifest(target) is { } linked)
        {
            return target.Answer(linked).Final is { IsAnswered: true } answer ? answer : null;
        }

        return null;
    }

    // A manifest of an extension or of a build has other entries.
    private static bool IsManifest(DataFile file) => file.Class == PathClasses.Production && ManifestData().IsMatch(file.Path)
        && file.Documents is [var root, ..] && (root["start_url"].Exists || root["display"].Exists) && !root["manifest_version"].Exists;

    private static IEnumerable<string> Missing(Node manifest)
    {
        if (manifest["name"].Text is null && manifest["short_name"].Text is null)
        {
            yield return "a name";
        }

        if (manifest["start_url"].Text is null)
        {
            yield return "a start address";
        }

        if (!Displays.Contains(manifest["display"].Text, StringComparer.Ordinal) && !manifest["display_override"].Items.Any(display => Displays.Contains(display.Text, StringComparer.Ordinal)))
        {
            yield return "a display of its own";
        }

        var largest = manifest["icons"].Items.SelectMany(Sizes).DefaultIfEmpty(0).Max();
        if (largest < LargeIcon)
        {
            yield return largest < SmallIcon ? "icons" : $"an icon of {LargeIcon} pixels";
        }
    }

    // "sizes": "192x192 512x512" or "any"
    private static IEnumerable<int> Sizes(Node icon) => (icon["sizes"].Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(size => size is "any" ? LargeIcon : int.TryParse(size.Split('x', 'X')[0], System.Globalization.CultureInfo.InvariantCulture, out var side) ? side : 0);

    private static IEnumerable<ProbeRequest> IconRequests(TargetFacts target, Node manifest) =>
        manifest["icons"].Items.Where(icon => Sizes(icon).Any(size => size >= SmallIcon)).Select(icon => icon["src"].Text is { } source ? PageReader.ToRequest(target, source) : null).OfType<ProbeRequest>();

    [GeneratedRegex("""(\bVitePWA\(|\bwithPWA(Init)?\(|\bwithSerwist\w*\(|MetadataRoute\.Manifest|@vite-pwa/nuxt)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Generator();

    [GeneratedRegex("""(^|/)(manifest\.json|[\w.-]*\.webmanifest)$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ManifestData();

    [GeneratedRegex("""(^|/)(app/manifest\.[jt]s|[\w.-]*\.webmanifest(\.erb)?|manifest\.(json|webmanifest)\.erb)$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ManifestFile();
}
