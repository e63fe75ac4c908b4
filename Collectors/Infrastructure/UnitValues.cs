using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Infrastructure;

/// <summary>Values for the variables of a unit, from a file of their own.</summary>
internal sealed record UnitValues(string Path, Node Values);
