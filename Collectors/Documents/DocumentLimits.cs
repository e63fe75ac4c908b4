namespace Gapless.Collectors.Documents;

/// <summary>How much of a document is read; what was cut is a warning.</summary>
public static class DocumentLimits
{
    public const int Bytes = 2 * 1024 * 1024;

    public const int Items = 5_000;
}
