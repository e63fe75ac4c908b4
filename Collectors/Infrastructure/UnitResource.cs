using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Infrastructure;

/// <summary>A resource as it is written, before variables are resolved.</summary>
internal sealed record UnitResource(string Path, PathClasses Class, string Type, string Name, Node Body, int Line);
