namespace Gapless.Data.Organizations;

/// <summary>What a member may do; the matrix of rights is the Api's.</summary>
public enum MemberRole
{
    Viewer,
    Auditor,
    Engineer,
    Admin,
    Owner,
}
