using System.Collections.Immutable;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Containers;

/// <summary>Takes the Kubernetes objects out of YAML documents.</summary>
internal static class KubernetesReader
{
    public static IEnumerable<KubernetesResource> Read(string path, PathClasses pathClass, ImmutableArray<Node> documents) =>
        documents.SelectMany(Flatten).Where(document => IsResource(document) && !IsDump(document)).Select(document =>
            new KubernetesResource(path, pathClass, document["kind"].Text!, document.At("metadata", "name").Text ?? "", document));

    private static bool IsResource(Node document) => document["apiVersion"].Text is not null && document["kind"].Text is not null;

    // What a cluster wrote about a live object; nobody applies it.
    private static bool IsDump(Node document) => document["metadata"] is var metadata && (metadata["managedFields"].Exists || (metadata["uid"].Exists && metadata["resourceVersion"].Exists));

    // kind: List, kind: ConfigMapList …
    private static IEnumerable<Node> Flatten(Node document) =>
        IsResource(document) && document["kind"].Text!.EndsWith("List", StringComparison.Ordinal) && document["items"].Kind == NodeKind.List ? document["items"].Items : [document];
}
