using System.Xml.Linq;

namespace Gapless.Readiness.Tests.Architecture;

/// <summary>Holds the dependency table of docs/architecture.md. Each rule says what it looked at, so that it cannot pass by looking at nothing.</summary>
public sealed class ProjectReferenceTests
{
    private static readonly string Root = Checkout.Root;

    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Readiness"] = [],
        ["Contracts"] = [],
        ["Collectors"] = ["Readiness"],
        ["Wire"] = ["Contracts", "Readiness"],
        ["Cli"] = ["Collectors", "Contracts", "Readiness", "Wire"],
        ["ServiceDefaults"] = [],
        ["Data"] = ["Readiness"],
        ["Migrator"] = ["Data", "ServiceDefaults"],
        ["Gateway"] = ["ServiceDefaults"],
        ["Api"] = ["Collectors", "Contracts", "Data", "Readiness", "ServiceDefaults", "Wire"],
        ["Web"] = ["Contracts", "ServiceDefaults"],
        ["Worker"] = ["Collectors", "Contracts", "Data", "Readiness", "ServiceDefaults", "Wire"],
        ["AppHost"] = ["Api", "Gateway", "Migrator", "Web", "Worker"],
    };

    [Fact]
    public void EveryProjectReferencesOnlyWhatTheTableAllows()
    {
        var looked = 0;
        foreach (var project in Projects())
        {
            var name = Path.GetFileNameWithoutExtension(project);
            Assert.True(Allowed.ContainsKey(name), $"{name} is not in the dependency table: add it there and to docs/architecture.md.");
            foreach (var reference in References(project, "ProjectReference"))
            {
                looked++;
                Assert.Contains(Path.GetFileNameWithoutExtension(reference.Replace('\\', '/')), Allowed[name]);
            }
        }

        Assert.True(looked >= 4, $"only {looked} references were looked at");
    }

    [Theory]
    [InlineData("Readiness")]
    [InlineData("Contracts")]
    public void TakesNoPackage_WhenTheProjectIsPure(string project) =>
        Assert.Empty(References(Path.Combine(Root, project, project + ".csproj"), "PackageReference"));

    [Fact]
    public void ReadinessReferencesTheBaseClassLibraryOnly()
    {
        var references = typeof(Gapless.Readiness.Checks.Check).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!).ToList();

        Assert.NotEmpty(references);
        Assert.All(references, name => Assert.StartsWith("System.", name, StringComparison.Ordinal));
    }

    [Fact]
    public void ReadinessTouchesNoFileNoNetworkAndNoConsole()
    {
        string[] forbidden = ["System.Net.Http", "System.Net.Sockets", "System.Console", "System.Diagnostics.Process", "System.IO.FileSystem", "System.IO.Compression", "System.Net.Security"];
        var references = typeof(Gapless.Readiness.Checks.Check).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!).ToList();

        Assert.Empty(references.Intersect(forbidden, StringComparer.Ordinal));
    }

    private static List<string> Projects() =>
    [
        .. Directory.EnumerateDirectories(Root).Select(folder => Path.Combine(folder, Path.GetFileName(folder) + ".csproj")).Where(File.Exists),
    ];

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(project).Descendants(kind).Select(reference => reference.Attribute("Include")!.Value);
}
