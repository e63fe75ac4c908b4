using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Storage;

/// <summary>The named folder that takes the place of a container's data volume.</summary>
internal sealed record VolumeAnnotation(string Name) : IResourceAnnotation;
