using Gapless.Contracts.Systems;

namespace Gapless.Web.Components.Pages.Environments;

/// <summary>A repository as it was filled in.</summary>
public sealed class RepositoryForm
{
    public string? Name { get; set; }

    public string? Source { get; set; }

    public string? Location { get; set; }

    internal NewRepository Read() => new(Name ?? "", Source ?? "", string.IsNullOrWhiteSpace(Location) ? null : Location.Trim());
}
