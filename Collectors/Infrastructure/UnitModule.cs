using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Infrastructure;

/// <summary>The use of another unit.</summary>
/// <param name="Target">The key of a unit of this repository, or null when the module comes from elsewhere.</param>
/// <param name="Arguments">By the names of the target's variables.</param>
internal sealed record UnitModule(string Path, PathClasses Class, string Name, string Source, string? Target, Node Arguments, int Line);
