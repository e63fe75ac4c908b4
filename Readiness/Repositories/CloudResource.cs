namespace Gapless.Readiness.Repositories;

/// <summary>A resource that infrastructure code declares.</summary>
/// <param name="Type">As its tool writes it: <c>aws_db_instance</c>, <c>Microsoft.DBforPostgreSQL/flexibleServers</c> (without the version), <c>AWS::RDS::DBInstance</c>,
/// <c>module/terraform-aws-modules/rds/aws</c>, <c>DatabaseInstance</c> or <c>AddPostgres</c>.</param>
/// <param name="Name">The name that the code gives it, not the cloud.</param>
/// <param name="Properties">What is set on it, variables resolved where that is possible; what is known only when it is deployed stands as <c>${…}</c>. Of programs only literals are known, all of them on one level.</param>
public sealed record CloudResource(string Path, PathClasses Class, InfrastructureTool Tool, string Type, string Name, Node Properties, int Line)
{
    public ResourceKind Kind { get; } = ResourceKinds.Of(Type);

    public Location Location => new(Path, Line, $"{Type} {Name}".TrimEnd());

    /// <summary>The location of something set on it.</summary>
    public Location At(Node setting) => new(Path, setting.Line > 0 ? setting.Line : Line);

    /// <summary>
    /// The values under any of the keys, at any depth. Keys are compared without case, underscores and hyphens: <c>multi_az</c> finds <c>MultiAZ</c> and
    /// <c>multiAz</c>.
    /// </summary>
    public IEnumerable<Node> Settings(params string[] keys)
    {
        var wanted = keys.Select(Plain).ToHashSet(StringComparer.Ordinal);
        return Properties.Descendants().SelectMany(node => node.Entries).Where(entry => wanted.Contains(Plain(entry.Key))).Select(entry => entry.Value);
    }

    /// <summary>The first of <see cref="Settings"/>, or <see cref="Node.Missing"/>.</summary>
    public Node Setting(params string[] keys) => Settings(keys).FirstOrDefault(Node.Missing);

    private static string Plain(string key) => string.Create(key.Count(char.IsLetterOrDigit), key, static (output, key) =>
    {
        var at = 0;
        foreach (var letter in key)
        {
            if (char.IsLetterOrDigit(letter))
            {
                output[at++] = char.ToLowerInvariant(letter);
            }
        }
    });
}
