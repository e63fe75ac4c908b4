using Gapless.Cli.Output;
using Gapless.Contracts.Scans;

namespace Gapless.Cli.Commands;

/// <summary><c>gapless probe URL</c>: what a running system shows from outside.</summary>
internal static class ProbeCommand
{
    public static Command Create(Terminal terminal, TimeProvider time)
    {
        var url = new Argument<string>("url") { Description = "The base URL, such as https://example.org." };
        var probing = new ProbeSettings();
        var shared = new SharedOptions();
        var command = new Command("probe", "Probe a running system: TLS, headers, cookies, CORS, health, errors and what it should not serve. Polite and bounded.") { url };
        probing.AddTo(command);
        shared.AddOutputTo(command);
        shared.AddGateTo(command);
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetValue(url)!, shared.Read(parsed, terminal, folder: null), probing.Read(parsed), terminal, time, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string url, RunOptions options, ProbeChoices choices, Terminal terminal, TimeProvider time, CancellationToken cancellationToken)
    {
        var assessment = Assessment.Start(time);
        var target = await TargetSource.ProbeAsync(url, options.Checks, choices, [], terminal, cancellationToken);
        var judgement = assessment.Judge(options, repository: null, target);
        new ResultWriter<ScanDocument>(terminal, ScanRenderers.All).Write(assessment.Document(judgement, options, repository: null, target), options.Outputs);
        return judgement.Tell([Readiness.Checks.Method.Live], options, problems: 0, terminal);
    }
}
