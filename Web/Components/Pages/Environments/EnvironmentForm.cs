using Gapless.Contracts.Systems;

namespace Gapless.Web.Components.Pages.Environments;

/// <summary>An environment as it was filled in.</summary>
public sealed class EnvironmentForm
{
    public string? Name { get; set; }

    public string? BaseUrl { get; set; }

    public bool IsProduction { get; set; }

    internal NewEnvironment Read() => new(Name ?? "", BaseUrl?.Trim() ?? "", IsProduction);
}
