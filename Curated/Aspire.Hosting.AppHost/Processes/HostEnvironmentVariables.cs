using System.Collections;

namespace Aspire.Hosting.Processes;

/// <summary>What a child inherits: our own environment without what is meant for the AppHost alone.</summary>
internal static class HostEnvironmentVariables
{
    private static readonly string[] Own = ["ASPNETCORE_URLS", "ASPNETCORE_HTTP_PORTS", "ASPNETCORE_HTTPS_PORT", "ASPNETCORE_HTTPS_PORTS", "DOTNET_LAUNCH_PROFILE", "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "GaplessFeed"];
    private static readonly string[] OwnPrefixes = ["ASPIRE_", "DOTNET_DASHBOARD_", "DOTNET_RESOURCE_SERVICE_", "MSBuild", "Parameters__", "Engine__"];

    public static Dictionary<string, string> ForChild(IReadOnlyDictionary<string, string> additional)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables())
        {
            var name = (string)entry.Key;
            if (!Own.Contains(name, StringComparer.Ordinal) && !OwnPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            {
                environment[name] = (string?)entry.Value ?? "";
            }
        }

        foreach (var (name, value) in additional)
        {
            environment[name] = value;
        }

        return environment;
    }
}
