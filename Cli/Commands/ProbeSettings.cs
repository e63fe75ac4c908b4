using System.Globalization;
using Gapless.Readiness.Targets;

namespace Gapless.Cli.Commands;

/// <summary>The options of everything that probes.</summary>
internal sealed class ProbeSettings
{
    private readonly Option<bool> production = new("--production") { Description = "The target is the production environment." };
    private readonly Option<bool> internalTarget = new("--internal") { Description = "The target is only reachable from inside; a private certificate authority is fine." };
    private readonly Option<string?> health = new("--health") { Description = "The health endpoint, when it is not at a usual place.", HelpName = "path" };
    private readonly Option<string[]> protectedPaths = new("--protected") { Description = "A path that must refuse anonymous callers; may be repeated.", HelpName = "path" };
    private readonly Option<string[]> origins = new("--origin") { Description = "An origin that browsers must be able to call from; may be repeated.", HelpName = "origin" };
    private readonly Option<string?> burst = new("--burst") { Description = "A cheap path to send up to 150 requests to, to see the rate limit. Only on systems that are yours.", HelpName = "path" };
    private readonly Option<int> timeout = new("--timeout") { Description = "Seconds for the whole probe (default 180).", HelpName = "seconds", DefaultValueFactory = _ => 180 };
    private readonly Option<string[]> authorities = new("--ca") { Description = "A PEM file of a certificate authority to trust; may be repeated.", HelpName = "file" };

    public void AddTo(Command command)
    {
        Option[] all = [production, internalTarget, health, protectedPaths, origins, burst, timeout, authorities];
        foreach (var option in all)
        {
            command.Add(option);
        }
    }

    public ProbeChoices Read(ParseResult parsed)
    {
        var seconds = parsed.GetValue(timeout);
        if (seconds is < 1 or > 3600)
        {
            throw CommandException.BadUsage($"--timeout {seconds.ToString(CultureInfo.InvariantCulture)} is not between 1 and 3600 seconds.");
        }

        var declared = new TargetDeclaration
        {
            IsProduction = parsed.GetValue(production),
            IsInternal = parsed.GetValue(internalTarget),
            HealthPath = parsed.GetValue(health),
            ProtectedPaths = [.. parsed.GetValue(protectedPaths) ?? []],
            AllowedOrigins = [.. parsed.GetValue(origins) ?? []],
        };
        return new(declared, parsed.GetValue(burst), TimeSpan.FromSeconds(seconds), [.. parsed.GetValue(authorities) ?? []]);
    }
}
