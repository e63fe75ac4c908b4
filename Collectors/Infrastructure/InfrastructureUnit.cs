using System.Collections.Immutable;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Infrastructure;

/// <summary>What is deployed together and has its variables together: the folder of a Terraform module, a Bicep file, a template.</summary>
/// <param name="Key">The folder or the file; other units name it so when they use it.</param>
internal sealed record InfrastructureUnit(string Key, InfrastructureTool Tool)
{
    /// <summary>Defaults by name, as expressions name them: <c>var.x</c> in Terraform, <c>x</c> elsewhere. A variable without a default is missing.</summary>
    public required IReadOnlyDictionary<string, Node> Variables { get; init; }

    public ImmutableArray<UnitResource> Resources { get; init; } = [];

    public ImmutableArray<UnitModule> Modules { get; init; } = [];

    /// <summary>Files of values for this unit: the path, and values by variable.</summary>
    public ImmutableArray<UnitValues> Values { get; init; } = [];
}
