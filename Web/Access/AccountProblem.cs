namespace Gapless.Web.Access;

/// <summary>Why a form of the account was refused, in words.</summary>
internal static class AccountProblem
{
    /// <param name="problem">As the API puts it into the address.</param>
    public static string? Text(string? problem) => problem switch
    {
        "name" => "Give your name, up to 200 characters.",
        "email" => "The e-mail address needs the form name@example.org.",
        "taken" => "There is an account with this e-mail address already. Sign in instead.",
        "length" => "Take a password of 12 to 128 characters.",
        "common" => "This password is one of those that are tried first. Take another.",
        "current" => "The present password is wrong, or there were too many attempts. Wait a little, then try again.",
        _ => null,
    };
}
