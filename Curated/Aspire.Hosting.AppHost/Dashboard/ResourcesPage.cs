using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Dashboard;

internal static class ResourcesPage
{
    public static Html Render(IEnumerable<ResourceEvent> instances) => Html.Of($"""
        <table>
        <thead><tr><th>Name<th>Type<th>State<th>Health<th>Addresses<th>Restarts<th>Output</tr></thead>
        <tbody>{instances.Where(instance => instance.Resource is not ParameterResource).Select(Row)}</tbody>
        </table>
        """);

    public static Html State(CustomResourceSnapshot snapshot)
    {
        var state = snapshot.State?.Text ?? "";
        var outcome = state switch
        {
            "Running" or "Finished" => "pass",
            "FailedToStart" or "Exited" or "RuntimeUnhealthy" => "fail",
            "Waiting" or "Starting" or "Stopping" => "partial",
            _ => "unknown",
        };
        return Html.Of($"""<span class="{outcome}">{state}{(snapshot.ExitCode is { } code and not 0 ? $" ({code})" : "")}</span>""");
    }

    private static Html Row(ResourceEvent instance)
    {
        var snapshot = instance.Snapshot;
        return Html.Of($"""
            <tr><td><a href="/resources/{instance.ResourceId}">{instance.ResourceId}</a><td>{snapshot.ResourceType}<td>{State(snapshot)}<td>{Health(snapshot)}
            <td>{snapshot.Urls.Select(Address)}<td>{Property(snapshot, "restarts")}<td><a href="/logs/{instance.ResourceId}">log</a></tr>
            """);
    }

    private static Html Health(CustomResourceSnapshot snapshot) => snapshot.HealthStatus is not { } status ? Html.Empty
        : Html.Of($"""<span class="{(status.ToString() == "Healthy" ? "pass" : "fail")}">{status}</span>""");

    private static Html Address(UrlSnapshot url) => url.Url.StartsWith("http", StringComparison.Ordinal)
        ? Html.Of($"""<a href="{url.Url}" rel="noreferrer">{(url.DisplayProperties.DisplayName is { Length: > 0 } name ? name : url.Url)}</a> """) : Html.Of($"""<code>{url.Url}</code> """);

    private static object? Property(CustomResourceSnapshot snapshot, string name) => snapshot.Properties.FirstOrDefault(property => property.Name == name)?.Value;
}
