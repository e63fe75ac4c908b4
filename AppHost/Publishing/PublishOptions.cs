using Microsoft.Extensions.Configuration;

namespace Gapless.AppHost.Publishing;

/// <summary>
/// The section <c>Gapless</c>: what shapes the model itself, and so must be known before any parameter is asked for. All of it may come from the
/// environment (<c>Gapless__Size=small azd up</c>), which is the only way to reach the AppHost through azd.
/// </summary>
internal sealed record PublishOptions
{
    /// <summary><c>aca</c>, <c>compose</c> or <c>k8s</c>.</summary>
    public string Target { get; init; } = "aca";

    /// <summary>A name from <see cref="DeploymentSize"/>.</summary>
    public string Size { get; init; } = "standard";

    /// <summary>What the services see as ASPNETCORE_ENVIRONMENT.</summary>
    public string Environment { get; init; } = "Production";

    /// <summary>Whether the gateway answers under a domain of one's own, with a managed certificate.</summary>
    public bool CustomDomain { get; init; }

    /// <summary>Whether Front Door stands before the gateway: content delivery and web application firewall.</summary>
    public bool FrontDoor { get; init; }

    /// <summary>Setting keys whose values are secrets, such as <c>Smtp:Password</c>. Each becomes a secret parameter.</summary>
    public IList<string> SecretSettings { get; init; } = [];

    /// <exception cref="InvalidOperationException">A value is none of those that there are.</exception>
    public static PublishOptions Read(IConfiguration configuration)
    {
        var options = configuration.GetSection("Gapless").Get<PublishOptions>() ?? new PublishOptions();
        if (options.Target is not ("aca" or "compose" or "k8s"))
        {
            throw new InvalidOperationException($"Setting Gapless:Target: '{options.Target}' is none of aca, compose, k8s.");
        }

        return options;
    }
}
