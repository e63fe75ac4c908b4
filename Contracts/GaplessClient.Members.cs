using Gapless.Contracts.Members;

namespace Gapless.Contracts;

/// <content>Who is in the organization.</content>
public sealed partial class GaplessClient
{
    public Task<Page<MemberEntry>> ListMembersAsync(string? after, CancellationToken cancellationToken) =>
        GetAsync("/api/v1/members" + Query(("after", after), ("limit", "200")), GaplessJson.Default.PageMemberEntry, cancellationToken);
}
