using Gapless.Contracts.Systems;

namespace Gapless.Web.Components.Pages.Systems;

/// <summary>A system as it was filled in.</summary>
public sealed class NewSystemForm
{
    public string? Name { get; set; }

    public string? Slug { get; set; }

    public string? Description { get; set; }

    public string? Tier { get; set; }

    internal NewSystem Read() => new(Name ?? "", Given(Slug), Given(Description), Given(Tier));

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
