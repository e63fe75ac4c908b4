namespace Gapless.Collectors.Repositories;

/// <summary>Who asked for what an idiom found.</summary>
internal enum HitPurpose
{
    Check,
    Fact,
    Resource,
}
