using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Configuration;

/// <summary>The mode that images and manifests set.</summary>
internal static partial class DebugSettings
{
    /// <summary>A file that is meant for development: it does not reach production.</summary>
    public static bool IsDevelopmentFile(string path) => DevelopmentName().IsMatch(path);

    /// <summary>What the final stage and the stages below it set and start.</summary>
    public static Verdict Judge(RepositoryFacts repository, Dockerfile file)
    {
        var instructions = file.FinalChain().SelectMany(stage => stage.Instructions).Where(instruction => !instruction.IsOnBuild).ToList();
        var mode = instructions.Where(instruction => instruction.Keyword is "ENV").Select(instruction => (Instruction: instruction, Match: DebugVariable().Match(instruction.Arguments)))
            .FirstOrDefault(one => one.Match.Success);
        var start = instructions.FirstOrDefault(instruction => instruction.Keyword is "CMD" or "ENTRYPOINT" && DevelopmentStart().IsMatch(CommandOf(instruction)));
        if ((mode.Instruction ?? start) is { } bad)
        {
            return Verdict.Fail(file.Path, mode.Instruction is null ? "The image starts a development server." : $"The image sets {mode.Match.Value.Trim()}.", At(file, bad));
        }

        if (instructions.FirstOrDefault(instruction => instruction.Keyword is "ENV" && ProductionVariable().IsMatch(instruction.Arguments)) is { } good)
        {
            return Verdict.Pass(file.Path, "The image sets a production mode.", At(file, good));
        }

        return NeedsMode(repository, file)
            ? Verdict.Partial(file.Path, "The image sets no production mode; Node programs then run in development mode.", Evidence.Certain("no NODE_ENV", new Location(file.Path, file.Final?.Line ?? 0)))
            : Verdict.Pass(file.Path, "The image sets no development mode, and production is its platform's default.", Evidence.Certain("no development mode", new Location(file.Path, file.Final?.Line ?? 0)));
    }

    /// <summary>The environment of a workload's containers; null when it says nothing.</summary>
    public static Verdict? Judge(KubernetesResource workload)
    {
        foreach (var entry in workload.PodSpec["containers"].Items.SelectMany(container => container["env"].Items))
        {
            var text = $"{entry["name"].Text}={entry["value"].Text}";
            if (DebugVariable().IsMatch(text))
            {
                return Verdict.Fail($"{workload.Kind}/{workload.Name}", $"The workload sets {text}.", Evidence.Certain(text, new Location(workload.Path, entry.Line)));
            }
        }

        return null;
    }

    private static bool NeedsMode(RepositoryFacts repository, Dockerfile file) =>
        repository.ComponentOf(file.Context.Length == 0 ? "x" : file.Context + "/x")?.Stack is Fact.Node;

    private static string CommandOf(DockerInstruction instruction) => instruction.IsExecForm ? string.Join(' ', instruction.Words) : instruction.Arguments;

    private static Evidence At(Dockerfile file, DockerInstruction instruction) =>
        Evidence.Certain($"{instruction.Keyword} {instruction.Arguments}", new Location(file.Path, instruction.Line));

    // DEBUG=app:* names a logger and is no mode.
    [GeneratedRegex("""\b(ASPNETCORE_ENVIRONMENT|DOTNET_ENVIRONMENT|NODE_ENV|RAILS_ENV|RACK_ENV|APP_ENV|FLASK_ENV|MIX_ENV)[\s=:]+["']?(development|dev|local)\b|\bDEBUG[\s=:]+["']?(true|1)["']?(\s|$)|\b(FLASK_DEBUG|APP_DEBUG|DJANGO_DEBUG)[\s=:]+["']?(true|1)\b|SPRING_PROFILES_ACTIVE[\s=:]+["']?[\w,]*\bdev\b|GIN_MODE[\s=:]+["']?debug""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DebugVariable();

    [GeneratedRegex("""\b(ASPNETCORE_ENVIRONMENT|DOTNET_ENVIRONMENT|NODE_ENV|RAILS_ENV|RACK_ENV|APP_ENV|FLASK_ENV|MIX_ENV)[\s=:]+["']?prod(uction)?\b|SPRING_PROFILES_ACTIVE[\s=:]+["']?[\w,]*prod|GIN_MODE[\s=:]+["']?release|\b(DEBUG|FLASK_DEBUG|APP_DEBUG)[\s=:]+["']?(false|0)\b""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ProductionVariable();

    [GeneratedRegex(@"\b(npm|yarn|pnpm|bun)\s+(run\s+)?dev\b|\bnext\s+dev\b|\bnuxt\s+dev\b|(^|\s)vite(\s+dev|\s+--|\s*$)|\bnodemon\b|\bts-node-dev\b|\bflask\s+(--app\s+\S+\s+)?run\b|\bmanage\.py\s+runserver\b|\buvicorn\b.{0,200}--reload|\bfastapi\s+dev\b|\bdotnet\s+watch\b|\brails\s+s(erver)?\b.{0,80}-e\s+development", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DevelopmentStart();

    [GeneratedRegex(@"(^|[/._-])(dev|development|local|debug|test|override)([/._-]|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DevelopmentName();
}
