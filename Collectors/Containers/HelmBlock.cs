namespace Gapless.Collectors.Containers;

/// <summary>An <c>if</c>, <c>with</c> or <c>range</c> of a template that is open.</summary>
/// <param name="IsHidden">The values say that it is not rendered.</param>
/// <param name="WasShown">A branch is rendered for certain, so no later one is.</param>
/// <param name="Context">What the dot means in it; null where it means what it meant outside.</param>
internal sealed record HelmBlock(bool IsHidden, bool WasShown, string? Context)
{
    public static HelmBlock Of(bool? condition, string? context) => new(condition is false, condition is true, context);

    public HelmBlock Else(bool? condition) => new(WasShown || condition is false, WasShown || (IsHidden && condition is true), Context is "range" ? "range" : null);
}
