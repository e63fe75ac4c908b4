using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks;

/// <summary>Of many hits the one to show: what a server does says more than what brings it in, shows it in a browser, or once moved a table.</summary>
internal static partial class Telling
{
    /// <summary>The first of the best; null where there is none.</summary>
    public static IdiomHit? Of(IEnumerable<IdiomHit> hits) => hits.MinBy(Rank);

    private static int Rank(IdiomHit hit) =>
        (Imports().IsMatch(hit.Excerpt) ? 4 : 0) + (Browser().IsMatch(hit.Path) ? 2 : 0) + (Aside().IsMatch(hit.Path) ? 1 : 0);

    // import { S3Client } from '@aws-sdk/client-s3'   use Illuminate\Support\Str;   using Amazon.S3;   "github.com/minio/sio"
    [GeneratedRegex("""^\s*(import\b|from\s+[\w.]+\s+import\b|use\s+[\w\\:]+|using\s+[\w.]+;|require\b|["'][\w./-]+["']$)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Imports();

    [GeneratedRegex("""\.(tsx|jsx|vue|svelte)$|(^|/)(client|frontend|webui|public|assets|components)/""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Browser();

    [GeneratedRegex("""(^|/)(migrations?|migrate|scripts?|seeds?|seeders?|mocks?|commands?|console|tools?|dto)/""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Aside();
}
