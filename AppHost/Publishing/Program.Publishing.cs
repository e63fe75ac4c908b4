using Gapless.AppHost;
using Gapless.AppHost.Publishing;

/// <summary>The half of the AppHost that only publishes; left out where the embedded engine runs.</summary>
internal sealed partial class Program
{
    private static PublishTarget? target;

    static partial void UsePublishTarget(IDistributedApplicationBuilder builder, ref Backing? backing)
    {
        if (builder.ExecutionContext.IsPublishMode)
        {
            target = PublishTarget.Choose(builder, PublishOptions.Read(builder.Configuration));
            backing = target.AddStores();
        }
    }

    static partial void ShapeForPublishing(IDistributedApplicationBuilder builder, params IResourceBuilder<ProjectResource>[] services) =>
        target?.Shape(new PublishedServices(services));
}
