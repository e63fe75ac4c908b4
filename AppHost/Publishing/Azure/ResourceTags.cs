using Azure.Provisioning;
using Azure.Provisioning.Primitives;

namespace Gapless.AppHost.Publishing.Azure;

/// <summary>Puts the same tags on every resource that takes tags, so that bills can be split and leftovers found.</summary>
internal sealed class ResourceTags(PublishOptions options) : InfrastructureResolver
{
    public IReadOnlyDictionary<string, string> Values { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["environment"] = options.Environment,
        ["product"] = "gapless",
        ["size"] = options.Size,
    };

    public override void ResolveProperties(ProvisionableConstruct construct, ProvisioningBuildOptions options)
    {
        if (construct is ProvisionableResource { IsExistingResource: false }
            && construct.ProvisionableProperties.TryGetValue("Tags", out var property)
            && property is { Kind: not BicepValueKind.Expression, IsOutput: false } and BicepDictionary<string> tags)
        {
            Add(tags);
        }
    }

    /// <summary>Some modules take the tags of all their resources from a parameter of that name; its default value gets ours.</summary>
    public void SetDefault(IEnumerable<ProvisioningParameter> parameters)
    {
        foreach (var parameter in parameters.Where(parameter => parameter.BicepIdentifier == "tags"))
        {
            var tags = new BicepDictionary<string>();
            Add(tags);
            parameter.Value = tags.ToBicepExpression();
        }
    }

    private void Add(BicepDictionary<string> tags)
    {
        foreach (var (name, value) in Values)
        {
            tags[name] = value;
        }
    }
}
