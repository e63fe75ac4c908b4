using Gapless.Cli.Output;

namespace Gapless.Cli.Commands;

/// <summary><c>gapless init [PATH]</c>: writes a first <c>gapless.yaml</c>.</summary>
internal static class InitCommand
{
    private const string FileName = "gapless.yaml";

    private const string Template = """
        # Settings of Gapless for this repository. Every key but version may be left out.
        version: 1

        system:
          # name: shop
          tier: standard # experimental, standard or critical: how much depends on it

        checks:
          skip: []
          # - check: pwa.*
          #   reason: There is no web app.
          priorities: {}
          #   ux.mobile: high

        # Checks of your own. 'gapless checks test' runs their tests.
        customChecks: []
        # - id: acme.no-prints
        #   title: Services log through the logger
        #   category: observability
        #   priority: medium
        #   why: A print has no level and no fields.
        #   remedy: Use the logger.
        #   search:
        #     print: { anchors: ["console.log("], languages: [javascript], codeOnly: true }
        #   forbid: [print]
        #   tests:
        #     - name: A print fails
        #       expect: fail
        #       files: { src/a.js: "console.log('x');" }
        #     - name: A logger passes
        #       expect: pass
        #       files: { src/a.js: "logger.info('x');" }

        """;

    public static Command Create(Terminal terminal)
    {
        var path = new Argument<string>("path") { Description = "The folder to write to; this folder when none is given.", DefaultValueFactory = _ => "." };
        var command = new Command("init", "Write a first gapless.yaml.") { path };
        command.SetAction(parsed => Run(parsed.GetValue(path)!, terminal));
        return command;
    }

    private static int Run(string folder, Terminal terminal)
    {
        var file = Path.Combine(folder, FileName);
        if (!Directory.Exists(folder))
        {
            throw CommandException.BadUsage($"There is no folder {folder}.");
        }

        if (File.Exists(file))
        {
            throw CommandException.BadUsage($"{file} is there already; it was left as it is.");
        }

        ResultFile.Write(file, writer => writer.Write(Template));
        terminal.Say($"Written: {file}");
        return ExitCode.Passed;
    }
}
