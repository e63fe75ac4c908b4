namespace Gapless.Data.Tenancy;

/// <summary>Belongs to one organization, and is seen by no other.</summary>
public interface IOwnedByOrganization
{
    Guid OrganizationId { get; }
}
