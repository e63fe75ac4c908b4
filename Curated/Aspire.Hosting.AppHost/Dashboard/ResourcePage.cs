using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Dashboard;

internal static class ResourcePage
{
    public static Html Render(ResourceEvent instance, Masking masking)
    {
        var snapshot = instance.Snapshot;
        return Html.Of($"""
            <p>{ResourcesPage.State(snapshot)} · {snapshot.ResourceType} · <a href="/logs/{instance.ResourceId}">console log</a> · <a href="/traces?service={instance.Resource.Name}">traces</a></p>
            <h2>Properties</h2>
            <dl>{snapshot.Properties.Select(property => Pair(property.Name, property.IsSensitive ? Masking.Mask : masking.Line(property.Value?.ToString() ?? "")))}
            {Pair("started", snapshot.StartTimeStamp?.ToString("u") ?? "")}</dl>
            <h2>Health</h2>
            {(snapshot.HealthReports.IsDefaultOrEmpty ? Html.Of($"<p>Nothing checks it: it is healthy while it runs.</p>") : Html.Empty)}
            <dl>{snapshot.HealthReports.Select(report => Pair(report.Name, $"{report.Status?.ToString() ?? "not looked yet"} {masking.Line(report.Description ?? report.ExceptionText ?? "")}"))}</dl>
            <h2>Environment</h2>
            <dl class="variables">{snapshot.EnvironmentVariables.Select(variable => Pair(variable.Name, masking.Variable(variable.Name, variable.Value ?? "")))}</dl>
            """);
    }

    private static Html Pair(string name, string value) => Html.Of($"<dt>{name}<dd>{value}");
}
