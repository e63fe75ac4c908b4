using Gapless.Api.Paging;
using Gapless.Contracts;
using Gapless.Contracts.Members;
using Gapless.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Members;

/// <summary>The members of the organization, the first to join first, by name and role alone: their addresses are for those who manage them.</summary>
internal static class ListMembers
{
    public static async Task<Ok<Page<MemberEntry>>> Handle(string? after, int? limit, GaplessDbContext database, CancellationToken cancellationToken)
    {
        var (last, count) = (Cursor.Id(after), Cursor.Limit(limit));
        var members = await database.Members.AsNoTracking().Where(member => last == null || member.Id > last).OrderBy(member => member.Id).Take(count + 1)
            .Join(database.Users, member => member.UserId, user => user.Id, (member, user) => new { member.Id, user.Name, member.Role })
            .OrderBy(member => member.Id).ToListAsync(cancellationToken);
        return TypedResults.Ok(Pages.Of(members, count, member => new MemberEntry(member.Id, member.Name, member.Role.ToString().ToLowerInvariant()), member => member.Id.ToString("N")));
    }
}
