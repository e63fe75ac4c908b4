using System.Collections.Immutable;
using Gapless.Collectors.Structured;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Infrastructure;

/// <summary>Makes units of Terraform and OpenTofu folders, of Terragrunt files, and of the same in JSON.</summary>
internal static class TerraformReader
{
    public static IEnumerable<InfrastructureUnit> Read(IReadOnlyCollection<DataFile> files)
    {
        var values = files.Where(IsValues).ToList();
        return files.Where(IsModule).GroupBy(file => RepositoryPath.Folder(file.Path), StringComparer.Ordinal).Select(folder => Unit(folder.Key, [.. folder], values))
            .Concat(files.Where(IsTerragrunt).Select(Terragrunt));
    }

    private static bool IsModule(DataFile file) => HasEnding(file, ".tf", ".tofu", ".tf.json", ".tofu.json");

    private static bool IsValues(DataFile file) => HasEnding(file, ".tfvars", ".tfvars.json");

    private static bool IsTerragrunt(DataFile file) => RepositoryPath.Name(file.Path) is "terragrunt.hcl";

    private static bool HasEnding(DataFile file, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (file.Path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static InfrastructureUnit Unit(string folder, ImmutableArray<DataFile> files, List<DataFile> values) => new(folder, InfrastructureTool.Terraform)
    {
        Variables = Variables(files),
        Resources = [.. files.SelectMany(Resources)],
        Modules = [.. files.SelectMany(file => Modules(file, folder))],
        Values = [.. values.Where(file => IsFor(file, folder)).Select(file => new UnitValues(file.Path, file.Documents[0]))],
    };

    // terraform.tfvars beside the module, or envs/prod.tfvars below it
    private static bool IsFor(DataFile values, string folder) => RepositoryPath.IsInside(values.Path, folder) && values.Path[(folder.Length == 0 ? 0 : folder.Length + 1)..].Count(letter => letter == '/') <= 2;

    private static Dictionary<string, Node> Variables(ImmutableArray<DataFile> files)
    {
        var variables = new Dictionary<string, Node>(StringComparer.Ordinal);
        foreach (var root in files.Select(file => file.Documents[0]))
        {
            foreach (var variable in root["variable"].Entries)
            {
                variables["var." + variable.Key] = First(variable.Value)["default"];
            }

            foreach (var local in root["locals"].OneOrSelf().SelectMany(block => block.Entries))
            {
                variables["local." + local.Key] = local.Value;
            }
        }

        return variables;
    }

    private static IEnumerable<UnitResource> Resources(DataFile file) =>
        from type in file.Documents[0]["resource"].Entries
        from resource in type.Value.Entries
        let body = First(resource.Value)
        select new UnitResource(file.Path, file.Class, type.Key, resource.Key, body, body.Line);

    private static IEnumerable<UnitModule> Modules(DataFile file, string folder) =>
        from module in file.Documents[0]["module"].Entries
        let body = First(module.Value)
        let source = body["source"].Text
        where source is not null
        select new UnitModule(file.Path, file.Class, module.Key, source, IsLocal(source) ? RepositoryPath.Combine(folder, source) : null, body, body.Line);

    private static InfrastructureUnit Terragrunt(DataFile file)
    {
        var root = file.Documents[0];
        var folder = RepositoryPath.Folder(file.Path);
        var source = First(root["terraform"])["source"].Text;
        var target = source is not null && source.Split("//") is [.., var last] && IsLocal(source) ? RepositoryPath.Combine(folder, source.Contains("//", StringComparison.Ordinal) ? $"{source.Split("//")[0]}/{last}" : source) : null;
        return new(file.Path, InfrastructureTool.Terraform)
        {
            Variables = Variables([file]),
            Modules = source is null ? [] : [new(file.Path, file.Class, RepositoryPath.Name(folder), source, target, root["inputs"], First(root["terraform"]).Line)],
        };
    }

    private static bool IsLocal(string source) => source.StartsWith("./", StringComparison.Ordinal) || source.StartsWith("../", StringComparison.Ordinal);

    // The JSON syntax may hold a block in a list.
    private static Node First(Node node) => node.Kind == NodeKind.List ? node.Items.FirstOrDefault(Node.Missing) : node;
}
