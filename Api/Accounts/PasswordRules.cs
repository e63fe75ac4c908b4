using Gapless.Data.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Gapless.Api.Accounts;

/// <summary>NIST SP 800-63B, section 3.1.1.2: long, of any characters, and not one that others try first. No rules about digits or signs.</summary>
internal sealed class PasswordRules : IPasswordValidator<User>
{
    public const int Shortest = 12;
    public const int Longest = 128;

    public Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user, string? password) => Task.FromResult(
        password is not { Length: >= Shortest and <= Longest } ? Fault("length", $"Take {Shortest} to {Longest} characters.")
        : CommonPasswords.Holds(password, [user.Name, user.Email?.Split('@')[0] ?? ""]) ? Fault("common", "This is one of the passwords that are tried first.")
        : IdentityResult.Success);

    private static IdentityResult Fault(string code, string description) => IdentityResult.Failed(new IdentityError { Code = code, Description = description });
}
