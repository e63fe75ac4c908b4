using Microsoft.AspNetCore.Identity;

namespace Gapless.Data.Accounts;

/// <summary>
/// A person who signs in. Belongs to no organization: what one may do where is a <see cref="Organizations.Member"/>. Passkeys and the keys of
/// one-time codes have their places in the tables already; the ways to use them go beside the password in Api/Accounts.
/// </summary>
public sealed class User : IdentityUser<Guid>
{
    /// <summary>As others read it.</summary>
    public required string Name { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}
