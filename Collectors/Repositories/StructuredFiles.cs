using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Repositories;

/// <summary>Which files a structured reader wants whole.</summary>
internal static class StructuredFiles
{
    public static bool Wants(FileFact file, ReadOnlySpan<byte> bytes) => false;
}
