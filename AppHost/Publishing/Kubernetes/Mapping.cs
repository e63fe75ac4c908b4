namespace Gapless.AppHost.Publishing.Kubernetes;

/// <summary>A YAML mapping, for objects of Kubernetes that the publisher has no types for.</summary>
internal sealed class Mapping() : Dictionary<string, object>(StringComparer.Ordinal);
