using Gapless.Contracts;
using Gapless.Contracts.Members;
using Gapless.Data.Accounts;
using Gapless.Data.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Tests.Members;

[Collection("stores")]
public sealed class MemberTests(ApiStores stores)
{
    [Fact]
    public async Task AreListedByNameAndRole_ThoseOfTheOwnOrganizationAlone()
    {
        await using var api = await stores.StartAsync();
        var owner = await NamedAsync(api, "Ines Duarte");
        var viewer = await NamedAsync(api, "Omar Haddad", MemberRole.Viewer, owner.Organization);
        await NamedAsync(api, "A stranger");

        var members = await viewer.GetAsync<Page<MemberEntry>>("/api/v1/members");

        Assert.Equal([new(owner.MemberId, "Ines Duarte", "owner"), new(viewer.MemberId, "Omar Haddad", "viewer")], members.Items);
        Assert.Null(members.Next);
    }

    [Fact]
    public async Task ArePaged_EachOnce()
    {
        await using var api = await stores.StartAsync();
        var owner = await NamedAsync(api, "First");
        await NamedAsync(api, "Second", MemberRole.Engineer, owner.Organization);
        await NamedAsync(api, "Third", MemberRole.Auditor, owner.Organization);

        var first = await owner.GetAsync<Page<MemberEntry>>("/api/v1/members?limit=2");
        var rest = await owner.GetAsync<Page<MemberEntry>>("/api/v1/members?limit=2&after=" + first.Next);

        Assert.Equal(["First", "Second", "Third"], first.Items.Concat(rest.Items).Select(member => member.Name));
        Assert.Null(rest.Next);
    }

    private static async Task<TestCaller> NamedAsync(TestApi api, string name, MemberRole role = MemberRole.Owner, Guid? organization = null)
    {
        var caller = await api.CallerAsync(role, organization);
        await using var database = api.As(caller.Organization);
        var user = await database.Members.Where(member => member.Id == caller.MemberId).Select(member => member.UserId).SingleAsync();
        var address = $"{user:N}@example.com";
        database.Users.Add(new User { Id = user, Name = name, Email = address, UserName = address, NormalizedEmail = address.ToUpperInvariant(), NormalizedUserName = address.ToUpperInvariant(), CreatedAt = TimeProvider.System.GetUtcNow() });
        await database.SaveChangesAsync();
        return caller;
    }
}
