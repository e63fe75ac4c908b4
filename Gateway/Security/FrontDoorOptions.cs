using System.ComponentModel.DataAnnotations;

namespace Gapless.Gateway.Security;

/// <summary>The section <c>FrontDoor</c>.</summary>
public sealed class FrontDoorOptions
{
    /// <summary>The id of the Azure Front Door that requests must have come through, as it says itself in X-Azure-FDID. None: they may come from anywhere.</summary>
    [RegularExpression("^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$", ErrorMessage = "must be the id of a Front Door, such as 00000000-0000-0000-0000-000000000000.", MatchTimeoutInMilliseconds = 1000)]
    public string? Id { get; set; }
}
