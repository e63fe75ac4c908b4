using System.Collections.Immutable;
using Gapless.Collectors.Repositories;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Infrastructure;

/// <summary>All resources that the infrastructure code of a repository declares.</summary>
internal static class InfrastructureReader
{
    /// <summary>The idioms of resources that programs make begin so.</summary>
    public const string Prefix = "resource/";

    public static ImmutableArray<Idiom> Idioms { get; } = [ProgramResources.Added, ProgramResources.Made, ProgramResources.Bare, ProgramResources.Native];

    /// <summary>The resources, and what could not be read in time.</summary>
    public static (ImmutableArray<CloudResource> Resources, IReadOnlyCollection<ReadProblem> Problems) Read(RepositoryFacts repository, IReadOnlyCollection<ScannedFile> bicep, IReadOnlyCollection<(string Idiom, IdiomHit Hit)> hits, IReadOnlyDictionary<string, string> programs)
    {
        var limited = new TimeLimited();
        var terraform = repository.DataFiles.Where(file => file.Language is Language.Hcl || file.Path.EndsWith(".tf.json", StringComparison.Ordinal) || file.Path.EndsWith(".tfvars.json", StringComparison.Ordinal)).ToList();
        var units = TerraformReader.Read(terraform).Concat(Bicep(repository, bicep)).Concat(TemplateReader.Read(repository.DataFiles.Where(file => !IsCompiled(file, bicep)))).ToList();
        ImmutableArray<CloudResource> resources =
        [
            .. new UnitResolver(units).Resources().Concat(ProgramResources.Read(repository, hits, programs, limited))
                .OrderBy(resource => resource.Path, StringComparer.Ordinal).ThenBy(resource => resource.Line).ThenBy(resource => resource.Name, StringComparer.Ordinal).ThenBy(resource => resource.Type, StringComparer.Ordinal),
        ];
        return (resources, limited.Problems);
    }

    private static IEnumerable<InfrastructureUnit> Bicep(RepositoryFacts repository, IReadOnlyCollection<ScannedFile> files)
    {
        var values = files.Where(file => file.Fact.Path.EndsWith(".bicepparam", StringComparison.OrdinalIgnoreCase)).Select(file => BicepReader.ReadValues(file.Text!, file.Fact.Path)).OfType<(string Target, UnitValues Values)>()
            .Concat(repository.DataFiles.Select(ParameterFile).OfType<(string Target, UnitValues Values)>())
            .ToLookup(pair => pair.Target, pair => pair.Values, StringComparer.Ordinal);
        return files.Where(file => file.Fact.Path.EndsWith(".bicep", StringComparison.OrdinalIgnoreCase))
            .Select(file => BicepReader.Read(file.Text!, file.Fact.Path, file.Fact.Class) with { Values = [.. values[file.Fact.Path]] });
    }

    // What bicep build makes of main.bicep, or of modules of the same repository, says again what they say.
    private static bool IsCompiled(DataFile file, IReadOnlyCollection<ScannedFile> bicep) => bicep.Count > 0 && file.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && file.Documents is [var root]
        && (root.At("metadata", "_generator", "name").Text is "bicep" || (root["$schema"].Text?.Contains("deploymentTemplate.json", StringComparison.OrdinalIgnoreCase) == true && bicep.Any(source => source.Fact.Path.Equals(file.Path[..^5] + ".bicep", StringComparison.OrdinalIgnoreCase))));

    // main.parameters.json, main.prod.parameters.json and main.parameters.prod.json give values to main.bicep.
    private static (string Target, UnitValues Values)? ParameterFile(DataFile file)
    {
        var end = file.Path.IndexOf(".parameters.", StringComparison.OrdinalIgnoreCase);
        if (end < 0 || file.Documents.Length == 0 || !file.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var folder = file.Path.LastIndexOf('/') + 1;
        var name = file.Path[folder..end];
        var values = file.Documents[0]["parameters"].Entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Value["value"]));
        return ($"{file.Path[..folder]}{name.Split('.')[0]}.bicep", new(file.Path, Node.Map([.. values], 1)));
    }
}
