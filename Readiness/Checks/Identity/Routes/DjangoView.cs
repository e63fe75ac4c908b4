namespace Gapless.Readiness.Checks.Identity.Routes;

/// <summary>A function that takes a request, or a class with a view among its bases.</summary>
/// <param name="Bases">Of a class; of a function the views to which it hands its request.</param>
internal sealed record DjangoView(string Path, string Name, ImmutableArray<string> Bases, Guard Guard, bool IsClass);
