namespace Gapless.Data.Tenancy;

/// <summary>The organization that this scope (a request, a job) works for. Until it is entered, no row of any organization is seen.</summary>
public sealed class CurrentOrganization
{
    public Guid? Id { get; private set; }

    /// <summary>Who it is, known before the organization is: sees the own memberships, and nothing else.</summary>
    public Guid? UserId { get; private set; }

    public void Identify(Guid userId) => UserId = userId;

    /// <exception cref="InvalidOperationException">The scope already works for another organization.</exception>
    public void Enter(Guid id)
    {
        if (Id is { } present && present != id)
        {
            throw new InvalidOperationException("A scope works for one organization. Make a new scope for another.");
        }

        Id = id;
    }
}
