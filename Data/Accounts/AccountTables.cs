using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Data.Accounts;

/// <summary>
/// The tables that ASP.NET Core Identity keeps beside the users, under plain names. All of its third schema version is stated here, passkeys included:
/// which version the framework itself would make depends on services that a context for migrations does not have.
/// </summary>
internal static class AccountTables
{
    private const int KeyLength = 128;

    public static readonly string[] Names = ["users", "user_claims", "user_logins", "user_tokens", "user_passkeys"];

    public static void Configure(ModelBuilder model)
    {
        model.Entity<IdentityUserClaim<Guid>>().ToTable("user_claims");
        model.Entity<IdentityUserLogin<Guid>>(logins =>
        {
            logins.ToTable("user_logins");
            logins.Property(login => login.LoginProvider).HasMaxLength(KeyLength);
            logins.Property(login => login.ProviderKey).HasMaxLength(KeyLength);
        });
        model.Entity<IdentityUserToken<Guid>>(tokens =>
        {
            tokens.ToTable("user_tokens");
            tokens.Property(token => token.LoginProvider).HasMaxLength(KeyLength);
            tokens.Property(token => token.Name).HasMaxLength(KeyLength);
        });
        model.Entity<IdentityUserPasskey<Guid>>(passkeys =>
        {
            passkeys.ToTable("user_passkeys");
            passkeys.HasKey(passkey => passkey.CredentialId);
            passkeys.Property(passkey => passkey.CredentialId).HasMaxLength(1024); // Web Authentication, section 4: at most 1023 bytes
            passkeys.OwnsOne(passkey => passkey.Data).ToJson();
            passkeys.HasOne<User>().WithMany().HasForeignKey(passkey => passkey.UserId);
        });
    }

    /// <summary>Rows of people, which no organization owns and no filter narrows.</summary>
    public static bool Holds(Type entity) => entity.Namespace == typeof(IdentityUserClaim<>).Namespace || entity == typeof(User);
}
