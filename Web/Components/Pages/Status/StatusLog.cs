namespace Gapless.Web.Components.Pages.Status;

internal static partial class StatusLog
{
    [LoggerMessage(1, LogLevel.Warning, "The API did not answer")]
    public static partial void NoAnswer(ILogger logger, Exception error);
}
