using System.Net.Mail;
using Gapless.Data;
using Gapless.Data.Accounts;
using Gapless.Data.Audit;
using Gapless.Data.Organizations;
using Gapless.Data.Tenancy;
using Gapless.ServiceDefaults.Protection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Accounts;

/// <summary>Makes an account out of an invitation, once, and signs it in: the owner's at the first start, later those of whom others invite.</summary>
internal static class Welcome
{
    public static async Task<RedirectHttpResult> Handle(
        [FromForm] string? token, [FromForm] string? name, [FromForm] string? email, [FromForm] string? password, HttpContext context,
        GaplessDbContext database, UserManager<User> users, CurrentOrganization current, AuditLog audit, Entrance entrance, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var user = new User { Id = Guid.CreateVersion7(now), Name = (name ?? "").Trim(), Email = (email ?? "").Trim(), UserName = (email ?? "").Trim(), CreatedAt = now };
        if (InvitationToken.Parse(token) is not { } invited)
        {
            return Problem("link", null);
        }

        if (await FaultAsync(user, password, users) is { } fault)
        {
            KeptForm.Keep(context, KeptForm.Welcome, ("name", user.Name), ("email", user.Email));
            return Problem(fault, invited);
        }

        current.Enter(invited.OrganizationId);
        try
        {
            await database.InTransactionAsync(inner => JoinAsync(user, password!, invited, database, users, audit, now, inner), context.RequestAborted);
        }
        catch (RefusedException refused)
        {
            KeptForm.Keep(context, KeptForm.Welcome, ("name", user.Name), ("email", user.Email));
            return Problem(refused.Message, invited);
        }

        await entrance.AdmitAsync(context, user);
        return TypedResults.LocalRedirect("/");
    }

    private static async Task<bool> JoinAsync(
        User user, string password, InvitationToken invited, GaplessDbContext database, UserManager<User> users, AuditLog audit, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hash = invited.Hash;
        var invitation = await database.Invitations.AsNoTracking().SingleOrDefaultAsync(candidate => candidate.TokenHash == hash, cancellationToken);

        // Of several at once, one finds it unused.
        var used = invitation is null || (invitation.Email is { } meant && !meant.Equals(user.Email, StringComparison.OrdinalIgnoreCase)) ? 0 : await database.Invitations
            .Where(candidate => candidate.Id == invitation.Id && candidate.UsedAt == null && candidate.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(candidate => candidate.UsedAt, now), cancellationToken);
        if (used == 0)
        {
            throw new RefusedException("link");
        }

        if (!(await users.CreateAsync(user, password)).Succeeded)
        {
            throw new RefusedException("taken");
        }

        database.Members.Add(new Member { Id = Guid.CreateVersion7(now), OrganizationId = invited.OrganizationId, UserId = user.Id, Role = invitation!.Role, JoinedAt = now });
        await audit.AppendAsync("user:" + user.Id, invitation.Role == MemberRole.Owner ? "owner.created" : "member.joined", "users/" + user.Id, "{}", cancellationToken);
        return true;
    }

    private static async Task<string?> FaultAsync(User user, string? password, UserManager<User> users)
    {
        if (user.Name.Length is 0 or > 200 || user.Name.Any(char.IsControl))
        {
            return "name";
        }

        if (user.Email!.Length > 256 || !MailAddress.TryCreate(user.Email, out var address) || address.Address != user.Email)
        {
            return "email";
        }

        foreach (var validator in users.PasswordValidators)
        {
            if (await validator.ValidateAsync(users, user, password ?? "") is { Succeeded: false } refused)
            {
                return refused.Errors.Any(error => error.Code == "common") ? "common" : "length";
            }
        }

        return null;
    }

    private static RedirectHttpResult Problem(string what, InvitationToken? invited) => TypedResults.LocalRedirect($"/welcome?problem={what}{(invited is null ? "" : "&token=" + invited)}");

    /// <summary>Takes the transaction back.</summary>
    private sealed class RefusedException(string what) : Exception(what);
}
