using Gapless.Collectors.Targets;
using Gapless.Contracts.Scans;
using Gapless.Data;
using Gapless.Data.Jobs.Payloads;
using Gapless.Data.Scans;
using Gapless.Data.Systems;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Scoring;
using Gapless.Readiness.Targets;
using Gapless.Worker.Assessment;
using Gapless.Worker.Queue;
using Gapless.Worker.Scanning;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gapless.Worker.Jobs.ScanEnvironment;

/// <summary>Probes an environment: public addresses only, unless the operator allows more.</summary>
internal sealed class ScanEnvironmentHandler(GaplessDbContext database, ScanRunner runner, LookReader looks, IOptions<ScanningOptions> options, TimeProvider clock)
    : IJobHandler<EnvironmentScan>
{
    public Task HandleAsync(EnvironmentScan payload, JobContext job, CancellationToken cancellationToken) =>
        runner.RunAsync(payload.ScanId, job, (scan, reporter, inner) => ProbeAsync(scan, payload, job, reporter, inner), cancellationToken);

    private async Task<Seen> ProbeAsync(Scan scan, EnvironmentScan payload, JobContext job, ScanReporter reporter, CancellationToken cancellationToken)
    {
        var environment = await database.Environments.AsNoTracking().SingleOrDefaultAsync(one => one.Id == scan.TargetId, cancellationToken)
            ?? throw new JobException("The environment has been removed.");
        await reporter.BeginAsync("probing");
        var known = (await looks.ReadAsync(scan.SystemId, cancellationToken)).Where(look => look.Method == Method.Repository).ToList();
        var progress = new ProbeSteps(reporter);
        var target = await Prober.ProbeAsync(environment.BaseUrl, Options(environment, known), CheckCatalog.All, progress, cancellationToken);
        if (!job.IsLastAttempt && IsSilent(target))
        {
            // It may just be starting: silence is believed when it lasts.
            throw new PassingException($"{environment.BaseUrl} does not answer: {target.Home.Detail ?? target.Home.Failure?.ToString()}.");
        }

        var facts = known.Aggregate(target.Facts, (all, look) => all.With(look.Facts));
        var findings = Evaluator.Evaluate(CheckCatalog.ShownBy(Method.Live), new() { At = clock.GetUtcNow(), Target = target with { Facts = facts } }, reporter);
        await reporter.BeginAsync("storing");
        var doubted = FlapGuard.Doubted(await PassingAsync(scan.TargetId, cancellationToken), (payload.Doubted ?? []).ToHashSet(StringComparer.Ordinal), findings);
        return new(Method.Live, findings, [.. target.Facts.Names])
        {
            Doubted = doubted,
            Problems = [.. doubted.Select(check => new ScanProblem(check, "unconfirmed", $"It passed before and fails now. A second look in {FlapGuard.Pause.TotalSeconds:N0} seconds decides."))],
        };
    }

    private async Task<HashSet<string>> PassingAsync(Guid target, CancellationToken cancellationToken) => await database.Findings
        .Where(finding => finding.TargetId == target && finding.Method == Method.Live && finding.Until == null && finding.Outcome == Outcome.Pass)
        .Select(finding => finding.CheckId).ToHashSetAsync(StringComparer.Ordinal, cancellationToken);

    /// <summary>No connection came about, though one was allowed.</summary>
    private static bool IsSilent(TargetFacts target) => target.Home is { IsAnswered: false, Failure: not AnswerFailure.AddressNotAllowed } && !target.HomeAgain.IsAnswered;

    private ProbeOptions Options(SystemEnvironment environment, IEnumerable<Look> known) => new()
    {
        Contact = options.Value.Contact,
        Addresses = AddressRules.Of(options.Value),
        Declared = TargetDeclaration.None with { IsProduction = environment.IsProduction, Revisions = [.. known.Select(look => look.Revision).OfType<string>()] },
        Clock = clock,
    };

    private sealed class ProbeSteps(ScanReporter reporter) : IProgress<ProbeProgress>
    {
        public void Report(ProbeProgress value) => reporter.Step("probing", value.Done, value.Planned, value.Doing);
    }
}
