namespace Gapless.Gateway.Pages;

/// <summary>What happened, and what the reader can do.</summary>
internal sealed record ErrorText(string Title, string Detail)
{
    /// <summary>The texts of what the gateway itself answers; everything else is answered by the service behind it.</summary>
    public static ErrorText For(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => new("Sign in first", "This address is only for those who have signed in."),
        StatusCodes.Status403Forbidden => new("This is not open to you", "Ask an owner of your organization for the permission that it needs."),
        StatusCodes.Status404NotFound => new("There is nothing at this address", "Check the address, or start from the portfolio."),
        StatusCodes.Status405MethodNotAllowed => new("This address cannot be used in that way", "Check the method of the request."),
        StatusCodes.Status413PayloadTooLarge => new("This is too large", "Send less at once. The limits are in the documentation of the API."),
        StatusCodes.Status429TooManyRequests => new("Too many requests", "Wait until the time in Retry-After has passed, then try again."),
        StatusCodes.Status502BadGateway => new("This page is not available at the moment", "The part of Gapless that makes it did not answer. Nothing was lost. Try again in a minute."),
        StatusCodes.Status503ServiceUnavailable => new("This page is not available at the moment", "The part of Gapless that makes it is not ready. Nothing was lost. Try again in a minute."),
        StatusCodes.Status504GatewayTimeout => new("This took too long", "The part of Gapless that makes this page did not answer in time. What was started goes on. Try again in a minute."),
        < 500 => new("This request could not be understood", "Check the address and what was sent."),
        _ => new("Something broke on our side", "Nothing was lost. Try again, and send the reference to the operator if it lasts."),
    };
}
