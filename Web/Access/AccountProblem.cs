namespace Gapless.Web.Access;

/// <summary>Why a form of the account was refused, in words.</summary>
internal static class AccountProblem
{
    /// <summary>The field of the welcome form that it is about.</summary>
    public static string Field(string? problem) => problem switch
    {
        "name" => "name",
        "email" or "taken" => "email",
        _ => "password",
    };

    /// <summary>As forms show it; nothing when there is no field or no text.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(string? field, string? text)
    {
        var errors = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (field is not null && text is not null)
        {
            errors[field] = [text];
        }

        return errors;
    }

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
