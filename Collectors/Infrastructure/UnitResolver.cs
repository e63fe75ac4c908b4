using System.Collections.Immutable;
using Gapless.Collectors.Containers;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Infrastructure;

/// <summary>
/// Resolves the variables of every unit and yields its resources. A variable has the value that its user gives it, else the one of a file of values, else
/// its default; where several give one, those for production decide, and where these differ, it stays computed.
/// </summary>
internal sealed class UnitResolver
{
    private readonly Dictionary<string, InfrastructureUnit> units;
    private readonly ILookup<string, (InfrastructureUnit User, UnitModule Use)> users;
    private readonly Dictionary<string, UnitScope> scopes = new(StringComparer.Ordinal);
    private readonly HashSet<string> open = new(StringComparer.Ordinal);

    public UnitResolver(IReadOnlyCollection<InfrastructureUnit> units)
    {
        this.units = units.GroupBy(unit => unit.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        users = units.SelectMany(unit => unit.Modules.Where(use => use.Target is not null).Select(use => (User: unit, Use: use))).ToLookup(pair => pair.Use.Target!, StringComparer.Ordinal);
    }

    public IEnumerable<CloudResource> Resources() => units.Values.SelectMany(unit => Own(unit).Concat(Foreign(unit)))
        .OrderBy(resource => resource.Path, StringComparer.Ordinal).ThenBy(resource => resource.Line).ThenBy(resource => resource.Name, StringComparer.Ordinal);

    private IEnumerable<CloudResource> Own(InfrastructureUnit unit) => unit.Resources
        .Select(resource => new CloudResource(resource.Path, resource.Class, unit.Tool, resource.Type, resource.Name, ScopeOf(unit).Evaluate(resource.Body), resource.Line))
        .Where(IsMade);

    // A module from elsewhere is a resource of its own: what it makes, only its name and arguments tell.
    private IEnumerable<CloudResource> Foreign(InfrastructureUnit unit) => unit.Modules.Where(use => use.Target is null || !units.ContainsKey(use.Target))
        .Select(use => new CloudResource(use.Path, use.Class, unit.Tool, "module/" + ModuleSource.Plain(use.Source), use.Name, ScopeOf(unit).Evaluate(use.Arguments), use.Line))
        .Where(IsMade);

    // count = 0, count = var.enabled ? 1 : 0 with enabled = false, resource x 'y' = if (false) { … }
    private static bool IsMade(CloudResource resource) => resource.Properties["count"].Text is not "0" && !resource.Properties["condition"].IsFalse;

    private UnitScope ScopeOf(InfrastructureUnit unit)
    {
        if (scopes.TryGetValue(unit.Key, out var known))
        {
            return known;
        }

        var quote = unit.Tool == InfrastructureTool.Terraform ? '"' : '\'';
        if (!open.Add(unit.Key))
        {
            return new(unit.Variables, quote);
        }

        var prefix = unit.Tool == InfrastructureTool.Terraform ? "var." : "";
        var values = new Dictionary<string, Node>(unit.Variables, StringComparer.Ordinal);
        foreach (var (name, value) in Given(unit))
        {
            values[prefix + name] = value;
        }

        open.Remove(unit.Key);
        return scopes[unit.Key] = new(values, quote);
    }

    private IEnumerable<(string Name, Node Value)> Given(InfrastructureUnit unit)
    {
        var fromUsers = users[unit.Key].Select(pair => (pair.Use.Path, Values: ScopeOf(pair.User).Evaluate(pair.Use.Arguments))).ToList();
        var fromFiles = unit.Values.Select(file => (file.Path, file.Values)).ToList();
        return Agreed(fromFiles).Concat(Agreed(fromUsers));
    }

    private static IEnumerable<(string Name, Node Value)> Agreed(List<(string Path, Node Values)> givers)
    {
        var production = givers.FindAll(giver => DeploymentNames.IsProduction(giver.Path));
        var deciding = production.Count > 0 ? production : givers;
        return deciding.SelectMany(giver => giver.Values.Entries).GroupBy(entry => entry.Key, StringComparer.Ordinal).Select(group => (group.Key, Agree([.. group.Select(entry => entry.Value)])));
    }

    private static Node Agree(ImmutableArray<Node> values) =>
        values.Skip(1).All(value => value.Text is not null && value.Text.Equals(values[0].Text, StringComparison.Ordinal)) ? values[0] : Node.Missing;
}
