using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Storage;

namespace Aspire.Hosting;

public static class VolumeNameGenerator
{
    /// <summary>Named after the AppHost and where it lies, so that two checkouts share nothing.</summary>
    public static string Generate<T>(IResourceBuilder<T> builder, string suffix)
        where T : IResource => $"{HostFolders.HostName(builder.ApplicationBuilder)}-{builder.Resource.Name}-{suffix}";
}
