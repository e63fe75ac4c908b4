using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aspire.Hosting.Dashboard;

/// <summary>Which address shows what.</summary>
internal sealed class Pages(DistributedApplicationModel model, ResourceNotificationService notifications, ResourceLoggerService logs, TraceStore traces, Masking masking, IHostEnvironment environment)
{
    public void Map(IEndpointRouteBuilder server)
    {
        server.MapGet("/", () => Page("Resources", ResourcesPage.Render(Instances())));
        server.MapGet("/resources/{id}", async (string id, CancellationToken cancellationToken) =>
        {
            await masking.RefreshAsync(cancellationToken);
            return notifications.TryGetCurrentState(id, out var found) ? Page(found.ResourceId, ResourcePage.Render(found, masking)) : Absent();
        });
        server.MapGet("/logs/{id}", async (string id, CancellationToken cancellationToken) =>
        {
            await masking.RefreshAsync(cancellationToken);
            return notifications.TryGetCurrentState(id, out var found) ? Page(id, LogPage.Render(id, logs.Book(id).Read(), masking)) : Absent();
        });
        server.MapGet("/traces", (string? service) => Page("Traces", TracesPage.Render(traces.All(), service)));
        server.MapGet("/traces/{id}", (string id) => traces.Find(id) is { } trace ? Page(trace.Root.Name, TracePage.Render(trace)) : Absent());
        server.MapGet("/dashboard.css", () => Asset("dashboard.css", "text/css"));
        server.MapGet("/dashboard.js", () => Asset("dashboard.js", "text/javascript"));
    }

    private static IResult Absent() => Results.Text("There is nothing at this address any more.", statusCode: StatusCodes.Status404NotFound);

    private static IResult Asset(string name, string type) => Results.Stream(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!, type + "; charset=utf-8");

    private IResult Page(string title, Html content) => Results.Text(
        Html.Of($"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <title>{title} · {environment.ApplicationName}</title>
        <link rel="stylesheet" href="/dashboard.css"><script src="/dashboard.js" defer></script>
        </head>
        <body>
        <header><strong>{environment.ApplicationName}</strong><nav><a href="/">Resources</a> <a href="/traces">Traces</a></nav></header>
        <main><h1>{title}</h1>
        {content}
        </main>
        <footer>The embedded engine's dashboard: resources, console logs, traces. Metrics and structured logs are in real Aspire's.</footer>
        </body>
        </html>
        """).ToString(),
        "text/html; charset=utf-8");

    private List<ResourceEvent> Instances() => [.. model.Resources.SelectMany(resource => notifications.Of(resource))];
}
