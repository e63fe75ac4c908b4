using Gapless.Cli.Output;
using Gapless.Collectors.Projects;
using Gapless.Readiness.Projects;
using Gapless.Wire;

namespace Gapless.Cli.Commands;

/// <summary><c>gapless checks test [PATH]</c>: runs the examples of a team's own checks.</summary>
internal static class ChecksTestCommand
{
    public static Command Create(Terminal terminal)
    {
        var path = new Argument<string>("path") { Description = "The folder with gapless.yaml or .gapless/checks; this folder when none is given.", DefaultValueFactory = _ => "." };
        var config = new Option<string?>("--config") { Description = "A file to read instead of gapless.yaml.", HelpName = "file" };
        var command = new Command("test", "Run the tests of your own checks.") { path, config };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(path)!, parsed.GetValue(config), terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string path, string? config, Terminal terminal, CancellationToken cancellationToken)
    {
        var checks = Project.Load(path, config, waivers: null, baseline: null).Settings.Checks;
        if (checks.IsEmpty)
        {
            throw CommandException.BadUsage($"There is no check of your own in {path}: write customChecks in gapless.yaml or in .gapless/checks/*.yaml.");
        }

        var (passed, failed) = (0, 0);
        foreach (var check in checks)
        {
            foreach (var test in check.Tests)
            {
                var isRight = await RunAsync(check, test, terminal, cancellationToken);
                (passed, failed) = isRight ? (passed + 1, failed) : (passed, failed + 1);
            }
        }

        terminal.Out.WriteLine($"{passed} passed, {failed} failed");
        return failed == 0 ? ExitCode.Passed : ExitCode.GateFailed;
    }

    private static async Task<bool> RunAsync(CustomCheck check, CustomCheckTest test, Terminal terminal, CancellationToken cancellationToken)
    {
        try
        {
            var finding = await CustomCheckTester.RunAsync(check, test, cancellationToken);
            if (finding.Outcome == test.Expected)
            {
                return true;
            }

            terminal.Out.WriteLine($"{check.Path} line {test.Line}: {check.Info.Id}, \"{test.Name}\": expected {Words.Of(test.Expected)}, but it is {Words.Of(finding.Outcome)}: {finding.Summary}");
        }
        catch (IOException problem)
        {
            terminal.Out.WriteLine($"{check.Path} line {test.Line}: {check.Info.Id}, \"{test.Name}\": {problem.Message}");
        }

        return false;
    }
}
