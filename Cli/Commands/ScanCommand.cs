using Gapless.Cli.Output;
using Gapless.Contracts.Scans;

namespace Gapless.Cli.Commands;

/// <summary><c>gapless scan [PATH]</c>: what a repository shows.</summary>
internal static class ScanCommand
{
    public static Command Create(Terminal terminal, TimeProvider time)
    {
        var path = new Argument<string>("path") { Description = "A folder, or an archive (.zip, .tar.gz); this folder when none is given.", DefaultValueFactory = _ => "." };
        var history = new HistoryOptions();
        var shared = new SharedOptions();
        var command = new Command("scan", "Scan a repository: every check that code, configuration and documents can answer.") { path };
        history.AddTo(command);
        shared.AddOutputTo(command);
        shared.AddGateTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(path)!, history.Read(parsed), shared.Read(parsed, terminal, parsed.GetValue(path)!), terminal, time, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string path, HistoryChoice? history, RunOptions options, Terminal terminal, TimeProvider time, CancellationToken cancellationToken)
    {
        var assessment = Assessment.Start(time);
        var repository = await RepositorySource.ReadAsync(path, options.Checks, terminal, cancellationToken);
        repository = history is null ? repository : repository with { History = await history.ReadAsync(path, options.Checks, terminal, cancellationToken) };
        var judgement = assessment.Judge(options, repository, target: null);
        new ResultWriter<ScanDocument>(terminal, ScanRenderers.All).Write(assessment.Document(judgement, options, repository, target: null), options.Outputs);
        return judgement.Tell([Readiness.Checks.Method.Repository], options, Problems.ThatHideSomething(repository), terminal);
    }
}
