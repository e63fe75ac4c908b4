namespace Gapless.Web.Components.Pages.Errors;

/// <summary>What happened, what is safe, and what the reader can do.</summary>
internal sealed record ErrorText(string Title, string Detail)
{
    public static ErrorText For(int code) => code switch
    {
        400 => new("This request could not be understood", "Nothing was changed. Go back, check what was filled in, and send it again."),
        401 => new("This page needs a sign-in", "Sign in, and you come back to it."),
        403 => new("This is not for your role", "Nothing was changed. An owner or admin of the organization can give you the right."),
        404 => new("There is nothing at this address", "It may have been moved or deleted. The portfolio has everything that is there."),
        405 => new("This address does not work that way", "Nothing was changed. Start again from the portfolio."),
        409 => new("This cannot be done now", "Nothing was changed. What it concerns has changed or ended meanwhile; go back and look again."),
        413 => new("This is too large", "Nothing was stored. Send less at once."),
        429 => new("Too many requests", "Wait a minute, then try again."),
        502 or 503 or 504 => new("This page is not available at the moment", "The part of Gapless that makes it did not answer. Nothing was lost. Scans and probes keep running."),
        _ => new("Something broke on our side", "Nothing was lost. The error is recorded under the reference on this page."),
    };
}
