using Gapless.Contracts;
using Gapless.Contracts.Members;

namespace Gapless.Web.Components;

/// <summary>Who may own gaps, and how they are called.</summary>
public sealed class Owners
{
    private const int MostParts = 10;

    private Owners(IReadOnlyList<MemberEntry> members) => Members = members;

    /// <summary>By name.</summary>
    public IReadOnlyList<MemberEntry> Members { get; }

    public static async Task<Owners> ReadAsync(GaplessClient client, CancellationToken cancellationToken)
    {
        List<MemberEntry> members = [];
        string? after = null;
        for (var part = 0; part < MostParts; part++)
        {
            var page = await client.ListMembersAsync(after, cancellationToken);
            members.AddRange(page.Items);
            after = page.Next;
            if (after is null)
            {
                break;
            }
        }

        return new([.. members.OrderBy(member => member.Name, StringComparer.OrdinalIgnoreCase).ThenBy(member => member.Id)]);
    }

    /// <param name="id">As a gap names its owner.</param>
    public string Name(string? id) => id is null ? "nobody" : Members.FirstOrDefault(member => member.Id.ToString() == id)?.Name ?? "a former member";
}
