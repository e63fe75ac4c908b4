using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Api;

namespace Gapless.Readiness.Checks.Configuration;

public sealed partial class DebugModesAreOff : Check
{
    private static readonly Idiom DjangoDebug = new("config.debug-off/django", ["DEBUG"])
    {
        Pattern = DjangoPattern(),
        Languages = [Language.Python],
        Accept = match => match.Path.Contains("settings", StringComparison.OrdinalIgnoreCase) && !DebugSettings.IsDevelopmentFile(match.Path),
    };

    private static readonly Idiom ErrorPage = new("config.debug-off/error-page", ["UseDeveloperExceptionPage"]) { Languages = [Language.CSharp], CodeOnly = true };

    private static readonly Idiom Guard = new("config.debug-off/guard", ["IsDevelopment"]) { Languages = [Language.CSharp], CodeOnly = true };

    private static readonly Idiom RunInDebug = new("config.debug-off/run", ["debug=True", "debug = True", "gin.DebugMode"]) { Pattern = RunPattern(), Languages = [Language.Python, Language.Go], CodeOnly = true };

    public override CheckInfo Info { get; } = new("config.debug-off", Category.Configuration, Priority.High, "Debug and development modes are off in production")
    {
        Why = "Development modes show source, settings and consoles to whoever provokes an error, and are slow and leaky besides.",
        Remedy = "Set the production mode in the image (NODE_ENV=production and its kin), start the built program, and keep developer pages behind a development branch.",
        Effort = Effort.Small,
        Methods = [Method.Live, Method.Repository],
        References = ["OWASP ASVS 5.0 13.4.2", "The Twelve-Factor App X", "CWE-489"],
        AppliesWhen = Condition.All(Fact.Http),
        Aggregation = Aggregation.AnyFail,
    };

    public override ImmutableArray<Idiom> Idioms => [DjangoDebug, ErrorPage, Guard, RunInDebug];

    public override ImmutableArray<ProbeRequest> Requests => ErrorProbes.All;

    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        var answers = target.Home.Hops.Concat(ErrorProbes.Answers(target)).Where(answer => Obstacles.Of(answer, allowsRefusal: true) is null).ToList();
        if (answers.Select(answer => (Answer: answer, Mark: LeakSignatures.DevelopmentMode(answer))).FirstOrDefault(one => one.Mark is not null) is { Mark: { } mark } found)
        {
            return [Verdict.Fail(target.Name, $"{found.Answer.Asked} shows {mark}.", found.Answer.Seen(mark, "content-type", "x-debug-token"))];
        }

        return target.WhyUnknown(target.Home.Final) is { } unknown
            ? [unknown]
            : [Verdict.Pass(target.Name, "No mark of a development mode on the home page or on errors.", answers.Select(answer => answer.Seen("no mark of a development mode")))];
    }

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var images = repository.Dockerfiles.Where(file => !file.IsTooling && file.Class == PathClasses.Production && !DebugSettings.IsDevelopmentFile(file.Path)).Select(file => DebugSettings.Judge(repository, file));
        var workloads = repository.KubernetesResources.Where(resource => resource.IsWorkload && !DebugSettings.IsDevelopmentFile(resource.Path)).Select(DebugSettings.Judge).OfType<Verdict>();
        var source = OfSource(repository);
        var all = images.Concat(workloads).Concat(source is null ? [] : [source]).ToList();
        return all.Count > 0 ? all : [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "Nothing in the repository sets a mode.")];
    }

    private static Verdict? OfSource(RepositoryFacts repository)
    {
        var page = repository.HitsOf(ErrorPage).FirstOrDefault(hit => !IsGuarded(repository, hit));
        return (repository.FirstOf(null, DjangoDebug, RunInDebug) ?? page) is { } hit
            ? Verdict.Fail(Verdict.WholeSystem, "Production source switches a debug mode on.", Evidence.Strong(hit.Excerpt, hit.Location))
            : null;
    }

    // if (app.Environment.IsDevelopment()) { app.UseDeveloperExceptionPage(); }
    private static bool IsGuarded(RepositoryFacts repository, IdiomHit page) =>
        repository.HitsIn(page.Path, Guard).Any(guard => guard.Line <= page.Line && page.Line - guard.Line <= 8);

    [GeneratedRegex(@"^DEBUG\s*=\s*True\b", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex DjangoPattern();

    // if debug { gin.SetMode(gin.DebugMode) }
    [GeneratedRegex(@"\bapp\.run\([^)\n]{0,200}debug\s*=\s*True|(?<!\bif\s[^\n{]{0,80}\{\s{0,20})gin\.SetMode\(\s*gin\.DebugMode", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RunPattern();
}
