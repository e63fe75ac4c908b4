using System.ComponentModel.DataAnnotations;

namespace Gapless.ServiceDefaults.Sessions;

/// <summary>The section <c>Sessions</c>: how long one sign-in holds. The same for Web and Api.</summary>
public sealed class SessionOptions
{
    /// <summary>A session that was not used for so long has ended.</summary>
    [Range(5, 10_080)]
    public int IdleMinutes { get; set; } = 480;

    /// <summary>A session that began so long ago has ended, used or not.</summary>
    [Range(1, 720)]
    public int AbsoluteHours { get; set; } = 168;

    internal TimeSpan Idle => TimeSpan.FromMinutes(IdleMinutes);

    internal TimeSpan Absolute => TimeSpan.FromHours(AbsoluteHours);
}
