using System.Globalization;
using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Readiness.Checks.Reliability;

public sealed partial class AtLeastTwoInstancesRun : Check
{
    // builder.AddProject<Projects.Api>("api").WithReplicas(3)
    private static readonly Idiom Aspire = new("scale.replicas/aspire", ["WithReplicas("]) { Pattern = AspirePattern(), Languages = [Language.CSharp], CodeOnly = true };

    // module.exports = { apps: [{ exec_mode: "cluster", instances: "max" }] }
    private static readonly Idiom ProcessManager = new("scale.replicas/pm2", ["exec_mode", "pm2 start", "pm2-runtime"]) { Pattern = ProcessManagerPattern(), Languages = [Language.JavaScript, Language.Json, Language.Yaml, Language.Dockerfile, Language.Shell] };

    private static readonly ImmutableArray<string> InstanceHeaders = ["x-instance", "x-instance-id", "x-served-by", "x-pod", "x-pod-name", "x-hostname", "x-backend-server", "x-backend", "fly-machine-id"];

    public override CheckInfo Info { get; } = new("scale.replicas", Category.Reliability, Priority.High, "At least two instances run in production")
    {
        Why = "With one instance each deployment, crash and patch of the machine is an outage.",
        Remedy = "Run two or three instances, over zones where there are any, and let an autoscaler own the number if there is one.",
        Effort = Effort.Small,
        Methods = [Method.Live, Method.Repository, Method.Attestation],
        References = ["kube-score deployment-replicas", "Polaris deploymentMissingReplicas", "Azure Well-Architected RE:05", "AWS Well-Architected REL10, REL11"],
        AppliesWhen = Condition.Any(Fact.Http, Fact.Kubernetes, Fact.Functions),
    };

    public override ImmutableArray<Idiom> Idioms => [Aspire, ProcessManager];

    public override ImmutableArray<ProbeRequest> Requests => [.. Enumerable.Range(1, 6).Select(repetition => ProbeRequest.Get("/") with { Repetition = repetition })];

    public override AttestationForm Attestation { get; } = new("At least two instances of each part that answers requests run in production.", ["platform", "instances of each part", "zones"], 180);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var instances = ProductionInstances.Of(repository);
        if (!instances.IsEmpty)
        {
            return instances.Select(Judge);
        }

        if (!repository.Facts.Has(Fact.Http))
        {
            return [Verdict.NotApplicable(Verdict.WholeSystem, "nothing here answers requests")];
        }

        if (repository.HitsOf(Aspire).FirstOrDefault() is { } aspire && repository.Facts.Has(Fact.Aspire))
        {
            return [long.TryParse(aspire.Value, CultureInfo.InvariantCulture, out var count) && count < 2
                ? Verdict.Fail(Verdict.WholeSystem, "The Aspire host asks for one replica.", Evidence.Strong(aspire.Excerpt, aspire.Location))
                : Verdict.Pass(Verdict.WholeSystem, $"The Aspire host asks for {aspire.Value} replicas.", Evidence.Strong(aspire.Excerpt, aspire.Location))];
        }

        return repository.HitsOf(ProcessManager) is [var manager, ..]
            ? [Verdict.Partial(Verdict.WholeSystem, "Several processes run, but on one host.", Evidence.Strong(manager.Excerpt, manager.Location))]
            : [];
    }

    /// <summary>One instance seen in a few requests proves nothing: a balancer may stick to it.</summary>
    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        List<Answer> answers = [target.Home.Final, target.HomeAgain.Final, .. Requests.Select(target.Answer).Where(answer => answer.IsAnswered)];
        var header = InstanceHeaders.FirstOrDefault(name => answers.Select(answer => answer.Headers[name]).OfType<string>().Distinct(StringComparer.Ordinal).Take(2).Count() == 2 && !IsEdge(name, answers[0]));
        if (header is null)
        {
            return [Verdict.Unknown(target.Name, UnknownReason.Never, "The answers do not tell which instance gave them.")];
        }

        var second = answers.First(answer => answer.Headers[header] is { } value && !value.Equals(answers[0].Headers[header], StringComparison.Ordinal));
        return [Verdict.Pass(target.Name, $"The header {header} names more than one instance.", answers[0].Seen("one instance", header), second.Seen("another instance", header))];
    }

    // Fastly's x-served-by names caches.
    private static bool IsEdge(string header, Answer answer) => header is "x-served-by" && (answer.Headers.Has("x-timer") || answer.Headers[header]?.StartsWith("cache-", StringComparison.Ordinal) == true);

    private static Verdict Judge(Instances one) => one switch
    {
        { IsUnresolved: true } => Verdict.Unknown(one.Subject, UnknownReason.Never, "How many instances run is known only when it is deployed.", one.Shown),
        { IsServerless: true } => Verdict.Pass(one.Subject, "The platform runs as many instances as there are requests.", one.Shown),
        { IsOnOneHost: true } => Verdict.Fail(one.Subject, one.Least >= 2 ? "Its containers all stand on one host." : "One container runs, on one host.", one.Shown),
        { Least: >= 2 and var least } => Verdict.Pass(one.Subject, $"At least {least} instances run.", one.Shown),
        { Most: > 1 } => Verdict.Partial(one.Subject, "It may scale out, but down to one instance or none.", one.Shown),
        { Least: null } => Verdict.Partial(one.Subject, "Nothing says how many instances run; one is the default.", one.Shown),
        _ => Verdict.Fail(one.Subject, "One instance runs, and nothing adds another.", one.Shown),
    };

    [GeneratedRegex("""\.WithReplicas\(\s*(?<count>\w+)\s*\)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AspirePattern();

    [GeneratedRegex("""exec_mode["']?\s*:\s*["']cluster|pm2(-runtime)?\s+(start\s+)?[^\n]{0,80}\s-i\s+\w+""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ProcessManagerPattern();
}
