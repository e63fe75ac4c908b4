namespace Gapless.Api.Access;

/// <summary>What a caller may do. An endpoint names exactly one.</summary>
internal enum Permission
{
    /// <summary>See systems, scans, gaps, documents and what proves them.</summary>
    Read,

    /// <summary>Add and change systems, environments and repositories.</summary>
    ChangeSystems,

    /// <summary>Begin and cancel scans.</summary>
    RunScans,

    /// <summary>Import and remove documents.</summary>
    ImportDocuments,

    /// <summary>Give a gap an owner and a date.</summary>
    AssignGaps,

    /// <summary>Add evidence files.</summary>
    AddEvidence,

    /// <summary>See who did what.</summary>
    ReadAudit,

    /// <summary>See oneself, and where one is signed in. Everybody.</summary>
    UseOwnAccount,

    /// <summary>Invite and remove members, and give roles.</summary>
    ManageMembers,
}
