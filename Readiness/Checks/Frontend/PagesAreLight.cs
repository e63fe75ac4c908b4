using System.Globalization;
using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Frontend;

public sealed partial class PagesAreLight : Check
{
    private const int Kilo = 1024;
    private const int MostScripts = 6;
    private const int MostImages = 5;

    // A bundle, not a few lines written by hand.
    private const int Bundle = 30 * Kilo;
    private const int MinifiedLine = 200;
    private const int MostServed = 1024 * Kilo;

    private static readonly Idiom Splits = new("perf.assets/splits", ["import(", "lazy(", "dynamic(", "loadChildren", "loadComponent", "defineAsyncComponent", "manualChunks", "splitChunks", "LazyLoad"])
    {
        Pattern = Splitting(),
        Languages = [Language.JavaScript, Language.Markup, Language.CSharp, Language.Xml],
        Accept = match => !TypeOnly().IsMatch(match.LineText) && (!match.Text.StartsWith("import", StringComparison.Ordinal) || RoutesOrViews().IsMatch(match.Path)),
        LimitPerFile = 2,
    };

    private static readonly Idiom ImagePipeline = new("perf.assets/images", ["next/image", "@nuxt/image", "NuxtImg", "sharp", "ImageSharp", "imgproxy", "cloudinary", "imagekit", "NgOptimizedImage", "vite-imagetools", "astro:assets", "imageset", "srcset", "variant(", "intervention", "thumbor", "enhanced:img", "unpic"])
    {
        Pattern = ImageTool(),
        Languages = [.. Language.Code, Language.Markup, Language.Json],
        LimitPerFile = 2,
    };

    private static readonly Idiom Unoptimised = new("perf.assets/unoptimised", ["unoptimized"]) { Pattern = ImagesLeftAlone(), Languages = [Language.JavaScript], LimitPerFile = 2 };

    private static readonly Idiom Budget = new("perf.assets/budget", ["\"budgets\"", "size-limit", "bundlesize", "bundlewatch", "performance:", "maxAssetSize", "lighthouserc", "total-byte-weight"]) { Pattern = SizeBudget(), Languages = [Language.Json, Language.JavaScript, Language.Yaml] };

    private static readonly string[] Bundlers = ["next", "nuxt", "vite", "webpack", "esbuild", "rollup", "parcel", "@angular/cli", "@angular-devkit/build-angular", "@angular/build", "react-scripts", "@sveltejs/kit", "astro", "laravel-mix", "@rspack/core", "gatsby", "@remix-run/dev", "@react-router/dev", "tsup", "@vue/cli-service"];

    public override CheckInfo Info { get; } = new("perf.assets", Category.Frontend, Priority.Low, "Images and bundles are optimised")
    {
        Why = "On a phone a megabyte of script is seconds of a blank page.",
        Remedy = "Split the bundle by route, convert and size images, and hold both to a budget in the pipeline.",
        Effort = Effort.Medium,
        Methods = [Method.Live, Method.Repository],
        References = ["Lighthouse byte-weight and image audits"],
        AppliesWhen = Condition.Any(Fact.WebTarget, Fact.Frontend),
    };

    public override ImmutableArray<Idiom> Idioms => [Splits, ImagePipeline, Unoptimised, Budget];

    public override IEnumerable<ProbeRequest> FollowUps(TargetFacts target) => Scripts(target).Concat(PageReader.Styles(target).Take(3)).Concat(PageReader.Images(target).Take(MostImages));

    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        if (PageReader.Page(target) is null)
        {
            return [target.WhyUnknown(target.Home.Final) ?? Verdict.NotApplicable(target.Name, "the target has no page")];
        }

        var scripts = Loaded(target, Scripts(target));
        var styles = Loaded(target, PageReader.Styles(target).Take(3));
        var images = Loaded(target, PageReader.Images(target).Take(MostImages)).Where(image => image.MediaType.StartsWith("image/", StringComparison.Ordinal)).ToList();
        var script = scripts.Sum(SizeOf);
        var heaviest = images.MaxBy(SizeOf);
        var plain = scripts.Find(one => one.Bytes >= Bundle && one.Bytes / (1 + one.Text.Count(letter => letter == '\n')) < MinifiedLine);
        var evidence = scripts.Concat(styles).Concat(images).OrderByDescending(SizeOf).Take(5).Select(one => one.Seen($"{SizeOf(one) / Kilo} KiB", "content-type", "content-length", "content-encoding"))
            .Append(PageReader.Page(target)!.Seen($"{scripts.Count} scripts of its own, {PageReader.ForeignScripts(target)} of others")).ToList();
        var isOld = images.Count(image => SizeOf(image) > 30 * Kilo && image.MediaType is not ("image/webp" or "image/avif" or "image/svg+xml")) * 5 > images.Count;
        return [script > 1024 * Kilo ? Verdict.Fail(target.Name, $"The home page loads {script / Kilo} KiB of script.", evidence)
            : heaviest is not null && SizeOf(heaviest) > 1024 * Kilo ? Verdict.Fail(target.Name, $"{heaviest.Asked} is an image of {SizeOf(heaviest) / Kilo} KiB.", evidence)
            : plain is not null ? Verdict.Fail(target.Name, $"{plain.Asked} is not minified.", evidence)
            : script > 500 * Kilo || styles.Sum(SizeOf) > 150 * Kilo ? Verdict.Partial(target.Name, $"The home page loads {script / Kilo} KiB of script and {styles.Sum(SizeOf) / Kilo} KiB of style.", evidence)
            : heaviest is not null && SizeOf(heaviest) > 800 * Kilo ? Verdict.Partial(target.Name, $"{heaviest.Asked} is an image of {SizeOf(heaviest) / Kilo} KiB.", evidence)
            : isOld ? Verdict.Partial(target.Name, "More than one image in five is large and in an old format.", evidence)
            : Verdict.Pass(target.Name, $"The home page loads {script / Kilo} KiB of script, minified, and no heavy image.", evidence)];
    }

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository) => repository.Components
        .Where(component => component.Facts.Has(Fact.Frontend) && component.Kind is ComponentKind.Http or ComponentKind.StaticSite).Select(component => Judge(repository, component));

    private static Verdict Judge(RepositoryFacts repository, ComponentFacts component)
    {
        var bundler = repository.Manifests.Where(manifest => manifest.Folder.Equals(component.Path, StringComparison.Ordinal) || manifest == component.Manifest)
            .SelectMany(manifest => Bundlers.Select(manifest.Find).OfType<PackageDependency>().Select(found => Evidence.Hint("bundler " + found.Name, new(manifest.Path, found.Line)))).FirstOrDefault();
        var unoptimised = repository.FirstOf(component, Unoptimised);
        var images = unoptimised is null ? repository.FirstOf(component, ImagePipeline) : null;
        var splits = repository.FirstOf(component, Splits);
        var isSplit = splits is not null || bundler?.Message is "bundler next" or "bundler nuxt" or "bundler @sveltejs/kit" or "bundler astro" or "bundler gatsby";
        var budget = repository.FirstOf(component, Budget) ?? repository.HitsOf(Budget).FirstOrDefault(hit => !hit.Path.Contains('/', StringComparison.Ordinal));
        var evidence = new[] { bundler, Show("splits", splits), Show("image pipeline", images), Show("size budget", budget), Show("images are left alone", unoptimised) }.OfType<Evidence>().ToList();
        var missing = new (bool Holds, string Name)[] { (bundler is not null, "a bundler"), (isSplit, "splitting"), (images is not null, "an image pipeline"), (budget is not null, "a size budget") }.Where(one => !one.Holds).Select(one => one.Name).ToList();
        return missing.Count switch
        {
            0 => Verdict.Pass(component.Name, "Its bundle is split and its images are prepared, within a budget.", evidence),
            4 => Unprepared(repository, component, evidence),
            _ => Verdict.Partial(component.Name, $"Its scripts and images lack {string.Join(", ", missing)}.", evidence),
        };
    }

    /// <summary>What nobody prepares does no harm while it is small.</summary>
    private static Verdict Unprepared(RepositoryFacts repository, ComponentFacts component, List<Evidence> evidence)
    {
        var served = repository.FilesOf(component).Where(file => Served().IsMatch(file.Path)).ToList();
        var script = served.Where(file => file.Path.EndsWith(".js", StringComparison.OrdinalIgnoreCase)).Sum(file => file.Size);
        var heaviest = served.Where(file => Picture().IsMatch(file.Path)).MaxBy(file => file.Size);
        return script > MostServed || heaviest?.Size > MostServed
            ? Verdict.Fail(component.Name, "Nothing prepares its scripts and images.", evidence.Append(heaviest?.Size > MostServed
                ? Evidence.Certain($"an image of {heaviest.Size / Kilo} KiB", new(heaviest.Path, 0)) : Evidence.Certain($"{script / Kilo} KiB of script", new(component.Manifest.Path, 0))))
            : Verdict.Partial(component.Name, $"Nothing prepares its scripts and images; none is large: {script / Kilo} KiB of script in all.", evidence.Append(Evidence.Strong("no bundler, no image pipeline", new(component.Manifest.Path, 0))));
    }

    private static IEnumerable<ProbeRequest> Scripts(TargetFacts target) => PageReader.Scripts(target).Take(MostScripts);

    private static List<Answer> Loaded(TargetFacts target, IEnumerable<ProbeRequest> requests) => [.. requests.Select(target.Answer).Where(answer => answer.IsSuccess && !target.IsSoftMissing(answer))];

    // Of what is longer than was read, the header tells the length.
    private static int SizeOf(Answer answer) => Math.Max(answer.WireBytes, answer.IsTruncated && int.TryParse(answer.Headers["content-length"], NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : 0);

    private static Evidence? Show(string message, IdiomHit? hit) => hit is null ? null : Evidence.Strong(message, hit.Location);

    [GeneratedRegex("""((?<![.\w])import\(\s*(/\*[^*]{0,80}\*/\s*)?["'`]|\b(React\.)?lazy\(\s*(async\s*)?\(|\bdynamic\(\s*(async\s*)?\(|\bload(Children|Component)\s*:|defineAsyncComponent\(|manualChunks|splitChunks|BlazorWebAssemblyLazyLoad)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Splitting();

    [GeneratedRegex("""(^|/)(wwwroot|public|static|assets|resources|dist)/""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Served();

    [GeneratedRegex("""\.(png|jpe?g|gif|webp|avif|bmp|tiff?)$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Picture();

    // Promise<import('./types').Order>
    [GeneratedRegex("""([<:|&]\s*|typeof\s+)import\(""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TypeOnly();

    [GeneratedRegex("""(\.(tsx|jsx|vue|svelte|razor)|(rout(er|es|ing)|app|main|index)[\w.-]*\.[jt]s)$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RoutesOrViews();

    [GeneratedRegex("""(["'](next/image|@nuxt/image|sharp|vite-imagetools|astro:assets|@unpic/\w+|next-cloudinary)["']|<Nuxt(Img|Picture)\b|\bImageSharp\b|\bimgproxy\b|cloudinary\.(com|url|image)|imagekit\.io|NgOptimizedImage|<enhanced:img|\bsrcset\s*=|\.variant\(|Intervention\\Image|\bthumbor\b)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ImageTool();

    [GeneratedRegex("""\bunoptimized\s*:\s*true""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ImagesLeftAlone();

    [GeneratedRegex("""("budgets"\s*:\s*\[|["'](size-limit|@size-limit/[\w-]+|bundlesize|bundlewatch)["']|maxAssetSize\s*:|total-byte-weight|resource-summary)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SizeBudget();
}
