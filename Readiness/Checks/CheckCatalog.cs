namespace Gapless.Readiness.Checks;

/// <summary>Every check of this assembly, ordered by id. There is no registration: a new class is enough.</summary>
public static class CheckCatalog
{
    /// <summary>Changes with every change to what a check means; stored with every result.</summary>
    public const string Version = "1";

    public static ImmutableArray<Check> All { get; } =
    [
        .. typeof(CheckCatalog).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Check)) && !type.IsAbstract && type.GetConstructor(Type.EmptyTypes) is not null)
            .Select(type => (Check)Activator.CreateInstance(type)!)
            .OrderBy(check => check.Info.Id, StringComparer.Ordinal),
    ];

    /// <summary>The checks that this method can show.</summary>
    public static IEnumerable<Check> ShownBy(Method method) => All.Where(check => check.Info.Methods.Contains(method));

    /// <summary>The check of this id, or null.</summary>
    public static Check? Find(string id) => All.FirstOrDefault(check => check.Info.Id.Equals(id, StringComparison.Ordinal));
}
