using Gapless.Data;
using Gapless.Data.Accounts;

namespace Gapless.Api.Accounts;

/// <summary>
/// People and their passwords. Further proofs of who one is (passkeys, one-time codes with recovery codes, Entra) become files beside
/// <see cref="SignIn"/> that end in <see cref="Entrance.AdmitAsync"/> too; pages that give roles work on members and invitations.
/// </summary>
internal static class AccountDefaults
{
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddIdentityCore<User>(identity =>
            {
                identity.User.RequireUniqueEmail = true;
                identity.User.AllowedUserNameCharacters = ""; // the name is the e-mail address, whose form has a check of its own
                identity.Password.RequiredLength = PasswordRules.Shortest;
                identity.Password.RequireDigit = false;
                identity.Password.RequireLowercase = false;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireNonAlphanumeric = false;
            })
            .AddEntityFrameworkStores<GaplessDbContext>()
            .AddPasswordValidator<PasswordRules>();
        services.AddScoped<Credentials>();
        services.AddScoped<Entrance>();
    }
}
