namespace Gapless.Readiness.Checks.Identity.Routes;

/// <summary>The routers of one file by their names, and what each asks; a block may give a name anew.</summary>
internal sealed class Routers
{
    private readonly Stack<(int Indent, Dictionary<string, Guard> Names)> scopes = new([(-1, new(StringComparer.Ordinal))]);

    /// <summary>A router that was handed in from elsewhere may be one that asks.</summary>
    public Guard Of(string name) => scopes.Select(scope => scope.Names.TryGetValue(name, out var guard) ? guard : (Guard?)null).FirstOrDefault(guard => guard is not null) ?? Guard.Unclear;

    public void Set(string name, Guard guard) => scopes.Peek().Names[name] = guard;

    /// <summary>A block in which the name stands for a router of its own.</summary>
    public void Enter(int indent, string name, Guard guard) => scopes.Push((indent, new(StringComparer.Ordinal) { [name] = guard }));

    /// <summary>Blocks end where the indentation does.</summary>
    public void Leave(int indent)
    {
        while (scopes.Peek().Indent >= indent)
        {
            scopes.Pop();
        }
    }
}
