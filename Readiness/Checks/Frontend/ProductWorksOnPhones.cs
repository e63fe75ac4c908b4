using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Frontend;

public sealed partial class ProductWorksOnPhones : Check
{
    private static readonly Idiom Viewport = new("ux.mobile/viewport", ["viewport"]) { Pattern = ViewportTag(), Languages = [Language.Markup, Language.JavaScript, Language.CSharp, Language.Elixir, Language.Php] };

    private static readonly Idiom Responsive = new("ux.mobile/responsive", ["@media", "sm:", "md:", "lg:", "grid-template", "useMediaQuery", "useBreakpoint", "breakpoints", "col-md-", "col-sm-", "d-md-", "tailwind", "bootstrap", "MudHidden", "Responsive"])
    {
        Pattern = ResponsiveRule(),
        Languages = [Language.Markup, Language.JavaScript, Language.CSharp, Language.Ruby, Language.Elixir, Language.Php],
        LimitPerFile = 2,
    };

    private static readonly Idiom Native = new("ux.mobile/native", ["gradlew", "xcodebuild", "eas build", "flutter build", "fastlane", "dotnet build -f net", "expo build", "react-native build"]) { Languages = [Language.Yaml], LimitPerFile = 2 };

    private static readonly string[] NativePackages = ["react-native", "expo", "@capacitor/core", "@ionic/*", "nativescript", "@nativescript/core"];

    public override CheckInfo Info { get; } = new("ux.mobile", Category.Frontend, Priority.Low, "The product works on phones")
    {
        Why = "More than half of the visits come from phones; a page made for a desk is left at once.",
        Remedy = "State the viewport, try the main journeys at 360 pixels, and decide whether there is to be a native application.",
        Effort = Effort.Medium,
        Methods = [Method.Live, Method.Repository, Method.Attestation],
        References = ["WCAG 2.2 1.4.4, 1.4.10, 2.5.8", "Lighthouse viewport audit"],
        AppliesWhen = Condition.Any(Fact.Frontend),
    };

    public override ImmutableArray<Idiom> Idioms => [Viewport, Responsive, Native];

    public override AttestationForm Attestation { get; } =
        new("The main journeys were tried on phones, and it is decided whether there is a native application.", ["date", "devices", "native application (link and version, or: web only)"], 180);

    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        if (PageReader.Page(target) is not { } page)
        {
            return [target.WhyUnknown(target.Home.Final) ?? Verdict.NotApplicable(target.Name, "the target has no page")];
        }

        var viewport = MetaElement().Matches(page.Text).Select(match => match.Value).FirstOrDefault(element => ViewportName().IsMatch(element));
        var content = viewport is null ? "" : Content().Match(viewport).Groups["content"].Value;
        var evidence = page.Seen(viewport is null ? "no viewport" : $"viewport {content}");
        return [viewport is not null && Locked().IsMatch(content) ? Verdict.Partial(target.Name, "The page keeps people from enlarging it.", evidence)
            : viewport is not null && Wide().IsMatch(page.Text) ? Verdict.Partial(target.Name, "The page has a fixed width that no phone has.", evidence)
            : viewport is not null && content.Contains("width=device-width", StringComparison.OrdinalIgnoreCase) ? Verdict.Pass(target.Name, "The page fits itself to the width of the device.", evidence)
            : page.Bytes < 1024 ? Verdict.Unknown(target.Name, UnknownReason.Never, "The page is too short to say how it is shown on phones.", evidence)
            : Verdict.Fail(target.Name, "The page does not say how wide a phone is to show it.", evidence)];
    }

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository) => repository.Components
        .Where(component => component.Facts.Has(Fact.Frontend) && component.Kind is ComponentKind.Http or ComponentKind.StaticSite)
        .Select(component => Judge(repository, component)).Concat(Applications(repository));

    private static Verdict Judge(RepositoryFacts repository, ComponentFacts component)
    {
        // Next.js states the viewport by itself.
        var viewport = repository.FirstOf(component, Viewport) is { } hit ? Evidence.Strong("viewport", hit.Location)
            : component.Manifest.Find("next") is { } next ? Evidence.Strong("Next.js states the viewport", new(component.Manifest.Path, next.Line)) : null;
        var responsive = repository.FirstOf(component, Responsive) is { } rule ? Evidence.Strong("responsive rules", rule.Location) : null;
        return (viewport, responsive) switch
        {
            (not null, not null) => Verdict.Pass(component.Name, "It states the viewport and fits its layout to it.", viewport, responsive),
            (not null, _) => Verdict.Partial(component.Name, "It states the viewport, but has no rule for narrow ones.", viewport),
            (_, not null) => Verdict.Partial(component.Name, "It has rules for narrow screens, but states no viewport.", responsive),
            _ => Verdict.Fail(component.Name, "It states no viewport and has no rule for narrow screens.", Evidence.Strong("no viewport", new(component.Manifest.Path, 0))),
        };
    }

    // An application that is only begun is a promise.
    private static IEnumerable<Verdict> Applications(RepositoryFacts repository) =>
        from manifest in repository.Manifests
        where manifest.Class == PathClasses.Production
        let package = NativePackages.Select(manifest.Find).FirstOrDefault(found => found is not null)
        where package is not null
        let isBuilt = repository.FirstOf(null, Native)
        select isBuilt is not null
            ? Verdict.Pass(manifest.Folder.Length == 0 ? "native application" : manifest.Folder, "A pipeline builds the native application.", Evidence.Strong("native build", isBuilt.Location))
            : Verdict.Partial(manifest.Folder.Length == 0 ? "native application" : manifest.Folder, "A native application is begun, and no pipeline builds it.", Evidence.Certain(package.Name, new(manifest.Path, package.Line)));

    [GeneratedRegex("""(name\s*[=:]\s*["']viewport["']|\bviewport\s*[:=]\s*[{["']|export\s+const\s+viewport\b|width=device-width)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ViewportTag();

    [GeneratedRegex("""(@media[^{\n]{0,80}(min|max)-width|@media[^{\n]{0,40}width\s*[<>]|["'\s](sm|md|lg|xl):[a-z-]|grid-template-columns:[^;\n]{0,80}(auto-fit|auto-fill|minmax)|useMediaQuery\(|useBreakpoint|breakpoints\.(up|down|between)|\b(col|d)-(sm|md|lg)-|<MudHidden)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ResponsiveRule();

    [GeneratedRegex("""<meta\s[^>]{0,500}>""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex MetaElement();

    [GeneratedRegex("""\bname\s*=\s*["']?viewport\b""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ViewportName();

    [GeneratedRegex("""\bcontent\s*=\s*["'](?<content>[^"']{0,300})""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Content();

    [GeneratedRegex("""(user-scalable\s*=\s*(no|0)|maximum-scale\s*=\s*1(\.0)?\s*(,|$))""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Locked();

    [GeneratedRegex("""<body[^>]{0,300}style\s*=\s*["'][^"']{0,200}(?<![\w-])(min-)?width\s*:\s*([6-9]\d\d|\d{4,})px""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Wide();
}
