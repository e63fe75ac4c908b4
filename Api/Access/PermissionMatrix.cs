using System.Collections.Frozen;
using Gapless.Data.Organizations;

namespace Gapless.Api.Access;

/// <summary>Which role may do what: the one place where it is said.</summary>
internal static class PermissionMatrix
{
    private static readonly FrozenDictionary<MemberRole, Permission[]> Rights = new Dictionary<MemberRole, Permission[]>
    {
        [MemberRole.Viewer] = [Permission.Read, Permission.UseOwnAccount],
        [MemberRole.Auditor] = [Permission.Read, Permission.AddEvidence, Permission.ReadAudit, Permission.UseOwnAccount],
        [MemberRole.Engineer] = [Permission.Read, Permission.ChangeSystems, Permission.RunScans, Permission.ImportDocuments, Permission.AssignGaps, Permission.AddEvidence, Permission.UseOwnAccount],
        [MemberRole.Admin] = Enum.GetValues<Permission>(),
        [MemberRole.Owner] = Enum.GetValues<Permission>(),
    }.ToFrozenDictionary();

    public static bool Allows(MemberRole role, Permission permission) => Rights.TryGetValue(role, out var rights) && rights.Contains(permission);
}
