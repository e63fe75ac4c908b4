using Gapless.Cli.Output;
using Gapless.Contracts.Checks;
using Gapless.Readiness.Checks;
using Gapless.Wire;

namespace Gapless.Cli.Commands;

/// <summary><c>gapless checks [ID…]</c>: the catalogue, or what it says about some checks.</summary>
internal static class ChecksCommand
{
    public static Command Create(Terminal terminal)
    {
        var ids = new Argument<string[]>("id") { Description = "Ids to show in full; one may end in a wildcard (container.*). All when none is given.", Arity = ArgumentArity.ZeroOrMore };
        var shared = new SharedOptions();
        var command = new Command("checks", "List what Gapless checks, or explain single checks.") { ids };
        shared.AddOutputTo(command);
        command.Add(ChecksTestCommand.Create(terminal));
        command.SetAction(parsed =>
        {
            var plan = shared.Outputs(parsed, terminal);
            var selected = CheckSelection.Select(CheckCatalog.All, parsed.GetValue(ids) ?? [], []);
            var document = new CheckListDocument { Checks = [.. selected.Select(check => Entry(check.Info))] };
            new ResultWriter<CheckListDocument>(terminal, CheckListRenderers.All).Write(document, plan);
            return ExitCode.Passed;
        });
        return command;
    }

    private static CheckEntry Entry(CheckInfo info) => new()
    {
        Id = info.Id,
        Category = Words.Of(info.Category),
        Title = info.Title,
        Priority = Words.Of(info.Priority),
        Methods = [.. info.Methods.Select(method => Words.Of(method))],
        Remedy = info.Remedy,
        References = info.References,
        Why = info.Why,
        Effort = Words.Of(info.Effort),
        AppliesWhen = info.AppliesWhen.ToString(),
    };
}
