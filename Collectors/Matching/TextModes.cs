using Gapless.Readiness.Checks;

namespace Gapless.Collectors.Matching;

/// <summary>Which text an idiom asks for.</summary>
internal static class TextModes
{
    public static TextMode Of(Idiom idiom) => idiom.WithComments ? TextMode.Raw : idiom.CodeOnly ? TextMode.CodeOnly : TextMode.WithoutComments;
}
