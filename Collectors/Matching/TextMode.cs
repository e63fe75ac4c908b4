namespace Gapless.Collectors.Matching;

/// <summary>What of a file's text is searched.</summary>
internal enum TextMode
{
    Raw,
    WithoutComments,
    CodeOnly,
}
