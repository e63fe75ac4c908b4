using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Containers;

namespace Gapless.Readiness.Checks.Reliability;

public sealed partial class ProcessStopsGracefully : Check
{
    // Stacks whose usual host drains by itself.
    private static readonly string[] BuiltIn = [Fact.DotNet, Fact.Python, Fact.Java, Fact.Ruby, Fact.Php, Fact.Elixir];

    private static readonly Idiom NodeHandler = new("resilience.shutdown/node", ["SIGTERM", "enableShutdownHooks", "terminus", "lightship", "stoppable", "close-with-grace", "http-terminator", "gracefulShutdown"]) { Pattern = NodeSignal(), Languages = [Language.JavaScript] };
    private static readonly Idiom NodeClose = new("resilience.shutdown/node-close", [".close(", "enableShutdownHooks", "terminus", "lightship", "stoppable", "close-with-grace", "http-terminator"]) { Pattern = NodeDrain(), Languages = [Language.JavaScript] };
    private static readonly Idiom GoHandler = new("resilience.shutdown/go", ["signal.Notify", ".Shutdown("]) { Pattern = GoSignal(), Languages = [Language.Go] };
    private static readonly Idiom GoDrain = new("resilience.shutdown/go-drain", [".Shutdown(", "GracefulStop("]) { Pattern = GoShutdown(), Languages = [Language.Go] };
    private static readonly Idiom RustHandler = new("resilience.shutdown/rust", ["with_graceful_shutdown", "signal::ctrl_c", "SignalKind::terminate", "shutdown_timeout", "HttpServer::new", "actix_server::"]) { Languages = [Language.Rust] };
    private static readonly Idiom HardExit = new("resilience.shutdown/hard-exit", ["SIGTERM"]) { Pattern = ExitAtOnce(), Languages = [Language.JavaScript] };

    public override CheckInfo Info { get; } = new("resilience.shutdown", Category.Reliability, Priority.High, "The process drains and stops gracefully on SIGTERM")
    {
        Why = "Every deployment stops processes; what they were doing then must end, not break.",
        Remedy = "Start the process in exec form, close the server on SIGTERM before pools and exit, and give the platform a longer grace period than the drain.",
        Effort = Effort.Small,
        Methods = [Method.Repository, Method.Attestation],
        References = ["Twelve-Factor App IX", "hadolint DL3025"],
        AppliesWhen = Condition.All(Fact.Service),
    };

    public override ImmutableArray<Idiom> Idioms => [NodeHandler, NodeClose, GoHandler, GoDrain, RustHandler, HardExit];

    public override AttestationForm Attestation { get; } =
        new("A deployment under load was watched, and no request in flight was lost.", ["date", "environment", "requests per second", "requests lost"], 180);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository) =>
        repository.Components.Where(component => component.IsService).Select(component => Judge(repository, component));

    private static Verdict Judge(RepositoryFacts repository, ComponentFacts component)
    {
        if (repository.FirstOf(component, HardExit) is { } exit)
        {
            return Verdict.Fail(component.Name, "Its SIGTERM handler exits before anything is closed.", Evidence.Strong("exits at once", exit.Location));
        }

        var handler = Handler(repository, component);
        var images = ComponentImages.Of(repository, component).ToList();
        var broken = (images.Exists(HoldsCode) ? images.FindAll(HoldsCode) : images).Select(SignalLoss).FirstOrDefault(evidence => evidence is not null);
        return (handler, broken) switch
        {
            (null, _) => Verdict.Fail(component.Name, "Nothing in it handles SIGTERM.", Evidence.Certain("no handler found", new(component.Manifest.Path, 0))),
            ({ } found, { } lost) => Verdict.Partial(component.Name, "It would drain, but the start command may not pass the signal on.", found, lost),
            ({ } found, null) => Verdict.Pass(component.Name, found.Message, found),
        };
    }

    private static Evidence? Handler(RepositoryFacts repository, ComponentFacts component)
    {
        if (BuiltIn.Contains(component.Stack, StringComparer.Ordinal))
        {
            return Evidence.Certain($"Its {component.Stack} host drains on SIGTERM by itself.", new(component.Manifest.Path, 0));
        }

        var (signal, drain) = component.Stack switch
        {
            Fact.Node when IsManagedServer(component) => (null, null),
            Fact.Go => (repository.FirstOf(component, GoHandler), repository.FirstOf(component, GoDrain)),
            Fact.Rust => (repository.FirstOf(component, RustHandler), repository.FirstOf(component, RustHandler)),
            _ => (repository.FirstOf(component, NodeHandler), repository.FirstOf(component, NodeClose)),
        };
        if (component.Stack == Fact.Node && IsManagedServer(component))
        {
            return Evidence.Certain("Its framework's server drains on SIGTERM by itself.", new(component.Manifest.Path, 0));
        }

        return signal is null || drain is null ? null : Evidence.Strong("It handles SIGTERM and closes its server.", signal.Location);
    }

    /// <summary>next start and the adapters of meta frameworks handle the signal themselves.</summary>
    private static bool IsManagedServer(ComponentFacts component) =>
        component.Manifest.Find("next") is not null || component.Manifest.Find("nuxt") is not null;

    /// <summary>Into the image of a mail catcher or a proxy beside it nothing of the component is copied.</summary>
    private static bool HoldsCode(Dockerfile file) => file.FinalChain().Any(stage => stage.Last("COPY") is not null || stage.Last("ADD") is not null);

    /// <summary>A shell or a package manager as the first process keeps the signal to itself.</summary>
    private static Evidence? SignalLoss(Dockerfile file)
    {
        var stages = file.FinalChain().ToList();
        var entry = stages.Select(stage => stage.Last("ENTRYPOINT")).FirstOrDefault(one => one is not null);
        var start = entry ?? stages.Select(stage => stage.Last("CMD")).FirstOrDefault(one => one is not null);
        if (start is null)
        {
            return null;
        }

        var isInit = Init().IsMatch(start.Arguments);
        var isShell = !start.IsExecForm && !start.Arguments.TrimStart().StartsWith("exec ", StringComparison.Ordinal);
        var isPackageManager = PackageManager().IsMatch(start.Arguments);
        return !isInit && (isShell || isPackageManager)
            ? Evidence.Certain(isShell ? "a shell is the first process" : "a package manager is the first process", new(file.Path, start.Line, $"{start.Keyword} {start.Arguments}"))
            : null;
    }

    [GeneratedRegex("""(\bon(ce)?\(\s*['"`]SIGTERM|\[[^\]]*['"`]SIGTERM|enableShutdownHooks\(|@godaddy/terminus|createTerminus\(|lightship|stoppable\(|close-with-grace|closeWithGrace\(|http-terminator|gracefulShutdown\()""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NodeSignal();

    [GeneratedRegex("""(\b\w*([sS]erver|app|http|httpServer|worker|queue|consumer|fastify)\.close\(|enableShutdownHooks\(|createTerminus\(|lightship|stoppable\(|closeWithGrace\(|http-terminator|\.terminate\(\))""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NodeDrain();

    [GeneratedRegex("""(signal\.Notify\((?!\s*[\w.]+(\(\))?\s*,\s*(os\.Interrupt|syscall\.SIGINT)\s*\))[^)]*(SIGTERM|Interrupt)|signal\.NotifyContext\((?!\s*[\w.]+(\(\))?\s*,\s*(os\.Interrupt|syscall\.SIGINT)\s*\)))""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GoSignal();

    [GeneratedRegex("""\.(Shutdown|GracefulStop|ShutdownWithContext)\(""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GoShutdown();

    // process.on('SIGTERM', () => process.exit(0))
    [GeneratedRegex("""['"`]SIGTERM['"`]\s*,\s*(async\s*)?(\(\s*\w*\s*\)|function\s*\w*\(\s*\w*\s*\))\s*(=>)?\s*\{?\s*process\.exit""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ExitAtOnce();

    [GeneratedRegex("""\b(tini|dumb-init|s6-svscan|s6-overlay|/init)\b""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Init();

    [GeneratedRegex("""^\W*(npm|yarn|pnpm|bun)\W+(run\W+)?\w""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PackageManager();
}
