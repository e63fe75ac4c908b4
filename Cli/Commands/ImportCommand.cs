using Gapless.Cli.Output;
using Gapless.Contracts.Documents;
using Gapless.Wire;

namespace Gapless.Cli.Commands;

/// <summary><c>gapless import FILE…</c>: what gap analyses say, in one structure.</summary>
internal static class ImportCommand
{
    public static Command Create(Terminal terminal)
    {
        var files = new Argument<string[]>("file") { Description = "Gap analyses, in Markdown or text; damaged symbols are repaired.", Arity = ArgumentArity.OneOrMore };
        var shared = new SharedOptions();
        var command = new Command("import", "Read gap analyses: gaps, statuses, priorities, needs, phases, checklists, strengths, and the checks that can prove each.") { files };
        shared.AddOutputTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var plan = shared.Outputs(parsed, terminal);
            var documents = await DocumentSource.ReadAllAsync(parsed.GetValue(files)!, cancellationToken);
            new ResultWriter<ImportResult>(terminal, ImportRenderers.All).Write(ImportMapping.Result(documents), plan);
            return ExitCode.Passed;
        });
        return command;
    }
}
