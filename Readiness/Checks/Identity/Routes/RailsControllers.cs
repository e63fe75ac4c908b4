using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Identity.Routes;

/// <summary>The controllers of Rails, each as one: what a class asks before its actions, its descendants ask too, unless they skip it.</summary>
internal static partial class RailsControllers
{
    private static readonly Idiom Line = new("auth.default-deny/rails-line", ["Controller", "before_action", "authenticate", "require_", "def create", "def update", "def destroy"])
    {
        Pattern = ControllerLine(),
        Languages = [Language.Ruby],
        Accept = match => match.Path.Contains("controllers/", StringComparison.Ordinal),
        LimitPerFile = 60,
    };

    public static ImmutableArray<Idiom> Idioms => [Line];

    public static RouteCount Of(RepositoryFacts repository, ComponentFacts component)
    {
        if (component.Stack is not Fact.Ruby)
        {
            return RouteCount.None;
        }

        var controllers = repository.HitsOf(Line, component).GroupBy(hit => hit.Path, StringComparer.Ordinal).Select(Read).OfType<Controller>().ToList();
        var byName = controllers.GroupBy(one => one.Name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        var bases = controllers.Select(one => one.Base).ToHashSet(StringComparer.Ordinal);
        return RouteCount.Of(controllers.Where(one => !bases.Contains(one.Name) && !ForStrangers().IsMatch(one.Class.Path) && !PublicRoute.IsPublic(one.Class)).Select(one => (one.Class, GuardOf(one, byName))));
    }

    private static Guard GuardOf(Controller controller, Dictionary<string, Controller> byName) =>
        Asked(controller, byName, 0) is var asked and not Guard.None ? asked : controller.Open;

    private static Guard Asked(Controller controller, Dictionary<string, Controller> byName, int depth) =>
        controller.Skips ? Guard.None
        : controller.Own is not Guard.None ? controller.Own
        : depth < 8 && byName.TryGetValue(controller.Base, out var parent) && parent != controller ? Asked(parent, byName, depth + 1)
        : Guard.None;

    private static Controller? Read(IEnumerable<IdiomHit> lines)
    {
        Controller? read = null;
        foreach (var line in lines)
        {
            if (Declared().Match(line.Value) is { Success: true } declared)
            {
                read ??= new(line, Last(declared.Groups["name"].Value), Last(declared.Groups["base"].Value));
            }
            else if (line.Value.StartsWith("def", StringComparison.Ordinal))
            {
                read?.Writes();
            }
            else if (read is not null && line.Value.StartsWith("skip_", StringComparison.Ordinal))
            {
                // Some of its actions are open, the others stay as they are.
                read.Skips |= !Some().IsMatch(line.Excerpt);
            }
            else if (read is not null)
            {
                read.Own = Some().IsMatch(line.Excerpt) && read.Own is Guard.None ? Guard.Unclear : Guard.Refuses;
            }
        }

        return read;
    }

    private static string Last(string name) => name[(name.LastIndexOf(':') + 1)..];

    // class Api::V1::OrdersController < ApiController     before_action :authenticate_user!, only: :create     skip_before_action :authenticate_user!
    [GeneratedRegex("""^[ \t]*(?<value>class[ \t]+[\w:]*Controller[ \t]*<[ \t]*[\w:]+|(skip_)?before_action[ \t(]+:\w*(authenticat\w*|require_\w*(login|user|admin|auth\w*|account|session|permission)|authorize\w*|signed_in\w*|require_logged_in\w*|require_\w*(moderator|staff|owner|member))|(skip_before_action)[ \t(]+:require_\w+|authenticate_(user|admin|account)!|def[ \t]+(create|update|destroy)\b)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ControllerLine();

    [GeneratedRegex("""^class\s+(?<name>[\w:]+)\s*<\s*(?<base>[\w:]+)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Declared();

    [GeneratedRegex("""\b(only|except|if|unless):""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Some();

    [GeneratedRegex("""(^|[/_])(sessions?|registrations?|confirmations?|passwords?|unlocks?|omniauth\w*|invitations?|home|pages?|static\w*|welcome|landing|errors?|shared|otp_challenges?|account_links?)(_controller)?\.rb$|/(auth|public|webhooks?|shared)/""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ForStrangers();

    private sealed class Controller(IdiomHit declared, string name, string parent)
    {
        public IdiomHit Class { get; } = declared;

        public string Name { get; } = name;

        public string Base { get; } = parent;

        public Guard Own { get; set; }

        public bool Skips { get; set; }

        /// <summary>What nobody asks about: pages that are only read may be meant for everybody.</summary>
        public Guard Open { get; private set; } = Guard.Unclear;

        public void Writes() => Open = Guard.None;
    }
}
