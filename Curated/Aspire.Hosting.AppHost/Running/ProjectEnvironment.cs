using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Certificates;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Storage;

namespace Aspire.Hosting.Running;

/// <summary>The variables that every project gets (tests/AppHost.Tests holds the table).</summary>
internal static class ProjectEnvironment
{
    /// <summary>Comes first, so that everything the AppHost says itself wins over it.</summary>
    public static void AddDefaults(EnvironmentCallbackContext context, ProjectResource project, IDistributedApplicationBuilder builder)
    {
        var variables = context.EnvironmentVariables;
        AddTelemetry(variables, project, builder, context.ExecutionContext.Services?.GetService<DashboardAddress>());
        variables["LOGGING__CONSOLE__FORMATTERNAME"] = "simple";
        variables["DOTNET_SYSTEM_CONSOLE_ALLOW_ANSI_COLOR_REDIRECTION"] = "true";
        if (LaunchProfiles.Choose(project, builder.Configuration) is { } chosen)
        {
            variables["DOTNET_LAUNCH_PROFILE"] = chosen.Name;
            foreach (var (name, value) in chosen.Profile.EnvironmentVariables)
            {
                variables[name] = Environment.ExpandEnvironmentVariables(value);
            }
        }

        if (project.GetEndpoints().Any(endpoint => endpoint.IsHttps))
        {
            var certificate = DevelopmentCertificate.For(HostFolders.For(builder));
            variables["Kestrel__Certificates__Default__Path"] = certificate.Path;
            variables["Kestrel__Certificates__Default__Password"] = certificate.Password;
        }
    }

    /// <summary>Where this process listens, and which port the world knows it by.</summary>
    public static void AddAddresses(Dictionary<string, object> variables, ProjectResource project, Instance instance)
    {
        variables["OTEL_RESOURCE_ATTRIBUTES"] = "service.instance.id=" + instance.Suffix;
        var endpoints = project.GetEndpoints().Where(endpoint => endpoint.Scheme is "http" or "https").ToList();
        if (endpoints.Count == 0 || variables.ContainsKey("ASPNETCORE_URLS"))
        {
            return;
        }

        variables["ASPNETCORE_URLS"] = string.Join(';', endpoints.Select(endpoint =>
            string.Create(CultureInfo.InvariantCulture, $"{endpoint.Scheme}://{endpoint.EndpointAnnotation.TargetHost}:{instance.Ports[endpoint.EndpointName]}")));
        if (endpoints.FirstOrDefault(endpoint => endpoint.IsHttps) is { } https)
        {
            variables.TryAdd("ASPNETCORE_HTTPS_PORT", https.Property(EndpointProperty.Port));
        }
    }

    private static void AddTelemetry(Dictionary<string, object> variables, ProjectResource project, IDistributedApplicationBuilder builder, DashboardAddress? dashboard)
    {
        variables["OTEL_SERVICE_NAME"] = project.Name;
        variables["OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY"] = "in_memory";
        if (dashboard?.Telemetry is { } receiver)
        {
            variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver;
            variables["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
            variables["OTEL_EXPORTER_OTLP_HEADERS"] = "x-otlp-api-key=" + builder.Configuration["AppHost:OtlpApiKey"];
        }

        if (builder.Environment.IsDevelopment())
        {
            variables["OTEL_BLRP_SCHEDULE_DELAY"] = "1000";
            variables["OTEL_BSP_SCHEDULE_DELAY"] = "1000";
            variables["OTEL_METRIC_EXPORT_INTERVAL"] = "1000";
            variables["OTEL_TRACES_SAMPLER"] = "always_on";
            variables["OTEL_METRICS_EXEMPLAR_FILTER"] = "trace_based";
            variables["OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT"] = "true";
            variables["OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_DISABLE_URL_QUERY_REDACTION"] = "true";
            variables["OTEL_DOTNET_EXPERIMENTAL_HTTPCLIENT_DISABLE_URL_QUERY_REDACTION"] = "true";
        }
    }
}
