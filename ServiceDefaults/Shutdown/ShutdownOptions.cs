using System.ComponentModel.DataAnnotations;

namespace Gapless.ServiceDefaults.Shutdown;

/// <summary>The section <c>Shutdown</c>.</summary>
public sealed class ShutdownOptions
{
    /// <summary>How long the service still takes requests after it has said that it is not ready, so that whoever sends them can notice. In seconds.</summary>
    [Range(0, 60)]
    public int DrainSeconds { get; set; } = 5;

    /// <summary>How long requests and jobs under way may take to end after that. In seconds.</summary>
    [Range(1, 600)]
    public int GraceSeconds { get; set; } = 30;
}
