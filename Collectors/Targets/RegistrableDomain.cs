using System.Collections.Frozen;
using System.Net;

namespace Gapless.Collectors.Targets;

/// <summary>
/// The part of a host name that somebody registered. Without the whole public suffix list: the common second-level registries and the
/// hosting platforms under which strangers are neighbours.
/// </summary>
internal static class RegistrableDomain
{
    private static readonly FrozenSet<string> SecondLevels =
        FrozenSet.ToFrozenSet(["ac", "co", "com", "edu", "go", "gob", "gov", "ltd", "mil", "ne", "net", "nom", "or", "org", "plc", "sch"], StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Platforms =
    [
        "azurecontainerapps.io", "azurefd.net", "azurestaticapps.net", "azurewebsites.net", "cloudapp.azure.com", "cloudfront.net", "cloudfunctions.net",
        "elasticbeanstalk.com", "execute-api.amazonaws.com", "fly.dev", "github.io", "gitlab.io", "herokuapp.com", "netlify.app", "ngrok.app", "ngrok.io",
        "onrender.com", "ondigitalocean.app", "pages.dev", "railway.app", "run.app", "trafficmanager.net", "vercel.app", "web.app", "workers.dev",
    ];

    /// <summary>Both hosts belong to whoever registered the name; an IP address is related to itself only.</summary>
    public static bool IsSame(string host, string other)
    {
        if (host.Equals(other, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        return !IPAddress.TryParse(host, out _) && !IPAddress.TryParse(other, out _)
            && Of(host).Equals(Of(other), StringComparison.OrdinalIgnoreCase);
    }

    private static string Of(string host)
    {
        var name = host.TrimEnd('.');
        var labels = name.Split('.');
        var suffix = Array.Find(Platforms, platform => name.EndsWith("." + platform, StringComparison.OrdinalIgnoreCase)) is { } platform
            ? LabelsUnder(platform)
            : labels.Length >= 3 && labels[^1].Length == 2 && SecondLevels.Contains(labels[^2]) ? 2 : 1;
        return labels.Length <= suffix ? name : string.Join('.', labels[^(suffix + 1)..]);
    }

    // Regional platforms put one more label before the suffix: app.westeurope.azurecontainerapps.io.
    private static int LabelsUnder(string platform) =>
        platform.Split('.').Length + (platform is "azurecontainerapps.io" or "cloudapp.azure.com" or "execute-api.amazonaws.com" or "run.app" ? 1 : 0);
}
