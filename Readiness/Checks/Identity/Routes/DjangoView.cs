namespace Gapless.Readiness.Checks.Identity.Routes;

/// <summary>A function that takes a request, or a class with a view among its bases.</summary>
internal sealed record DjangoView(string Path, string Name, ImmutableArray<string> Bases, Guard Guard);
