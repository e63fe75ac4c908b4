using Microsoft.Extensions.DependencyInjection;

namespace Gapless.AppHost;

/// <summary>The migrator writes the first owner's link to its log; who starts Gapless on their machine finds it in their terminal too.</summary>
internal static class FirstStart
{
    /// <summary>What the line with the link begins with, and the one that there is instead.</summary>
    private static readonly string[] Markers = ["Gapless https://", "There is an account"];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <param name="gateway">Once it is ready the link leads somewhere.</param>
    public static void ShowOwnerLink(this IDistributedApplicationBuilder builder, IResourceBuilder<ProjectResource> gateway, IResourceBuilder<ProjectResource> migrator)
    {
        if (builder.ExecutionContext.IsRunMode)
        {
            builder.Eventing.Subscribe<ResourceReadyEvent>(gateway.Resource, (ready, cancellationToken) => ShowAsync(migrator.Resource.Name, ready.Services, cancellationToken));
        }
    }

    private static async Task ShowAsync(string migrator, IServiceProvider services, CancellationToken cancellationToken)
    {
        try
        {
            if (await FindAsync(migrator, services, cancellationToken).WaitAsync(Patience, cancellationToken) is { } link && link.StartsWith(Markers[0], StringComparison.Ordinal))
            {
#pragma warning disable RS0030 // an AppHost is a command, and this is for whoever gave it
                Console.WriteLine("  First start: whoever opens this link within seven days becomes the owner. It works once.");
                Console.WriteLine("  " + link);
#pragma warning restore RS0030
            }
        }
        catch (TimeoutException)
        {
            // The log says neither; it can be read on the dashboard.
        }
    }

    private static async Task<string?> FindAsync(string migrator, IServiceProvider services, CancellationToken cancellationToken)
    {
        var ended = await services.GetRequiredService<ResourceNotificationService>().WaitForResourceAsync(migrator, change => change.Snapshot.ExitCode is not null, cancellationToken);
        await foreach (var lines in services.GetRequiredService<ResourceLoggerService>().WatchAsync(ended.ResourceId).WithCancellation(cancellationToken))
        {
            // Before the text there may be the time that it was written.
            var found = lines.SelectMany(line => Markers.Select(marker => line.Content.IndexOf(marker, StringComparison.Ordinal) is >= 0 and var at ? line.Content[at..] : null)).FirstOrDefault(text => text is not null);
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }
}
