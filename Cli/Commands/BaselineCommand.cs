using System.Text.Json;
using Gapless.Cli.Output;
using Gapless.Contracts.Baselines;
using Gapless.Readiness.Scoring;
using Gapless.Wire;

namespace Gapless.Cli.Commands;

/// <summary><c>gapless baseline [PATH]</c>: keeps the present state, so that later runs can fail on what got worse alone.</summary>
internal static class BaselineCommand
{
    private const string UsualFile = "gapless-baseline.json";

    public static Command Create(Terminal terminal, TimeProvider time)
    {
        var path = new Argument<string>("path") { Description = "A folder, or an archive (.zip, .tar.gz); this folder when none is given.", DefaultValueFactory = _ => "." };
        var output = new Option<string>("--output", "-o") { Description = $"The file to write; {UsualFile} when none is given.", HelpName = "file", DefaultValueFactory = _ => UsualFile };
        var config = new Option<string?>("--config") { Description = "Settings and own checks; gapless.yaml in the folder when it is there.", HelpName = "file" };
        var command = new Command("baseline", "Keep the present state in a file; 'scan --baseline FILE --fail-on new,regressed' then fails only on what got worse.") { path, output, config };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(path)!, parsed.GetValue(output)!, parsed.GetValue(config), terminal, time, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string path, string output, string? config, Terminal terminal, TimeProvider time, CancellationToken cancellationToken)
    {
        var project = Project.Load(path, config, waivers: null, baseline: null);
        var options = new RunOptions(OutputPlan.Parse(null, []), GateRule.None, CheckSelection.Select(project.Settings, [], []), project);
        var repository = await RepositorySource.ReadAsync(path, options.Checks, terminal, cancellationToken);
        var judgement = Assessment.Start(time).Judge(options, repository, target: null);
        var baseline = Baseline.Of(judgement.Report.Findings);
        var document = new BaselineDocument { Checks = [.. baseline.Checks.Select(pair => new BaselineCheck(pair.Key, Words.Of(pair.Value.Outcome), [.. pair.Value.Unmet]))] };
        ResultFile.Write(output, writer => writer.WriteLine(JsonSerializer.Serialize(document, BaselineJson.Default.BaselineDocument)));
        terminal.Say($"Written: {output}");
        return ExitCode.Passed;
    }
}
