using Gapless.Collectors.Matching;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Repositories;

/// <summary>Looks for idioms in files that are not on the disk.</summary>
internal sealed class PastFileScanner(IdiomPlan plan)
{
    private readonly PathClassifier classifier = new([], []);
    private readonly AnchorPlaces places = plan.NoPlaces();

    /// <summary>Neither a picture nor in a folder of other people's code.</summary>
    public static bool IsSearched(string path)
    {
        for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            if (SkippedFolders.IsNeverRead(path[..slash], path[(path.LastIndexOf('/', slash - 1) + 1)..slash]))
            {
                return false;
            }
        }

        return !LanguageOf.IsBinary(path);
    }

    /// <exception cref="System.Text.RegularExpressions.RegexMatchTimeoutException">The file is too strange to be searched.</exception>
    public IReadOnlyList<(int Idiom, IdiomHit Hit)> Scan(string path, ReadOnlySpan<byte> bytes)
    {
        if (FileNature.IsBinary(bytes))
        {
            return [];
        }

        var content = FileText.Content(bytes);
        var fact = FileNature.Of(new(path, bytes.Length, classifier.Classify(path), LanguageOf.Name(path), IsTracked: true, WasRead: true), bytes);
        plan.Find(content, places);
        var candidates = plan.Candidates(places, fact.Language, fact.Class);
        if (candidates.Count == 0)
        {
            return [];
        }

        using var text = new FileText(content, fact.Language);
        places.Settle(content, text.Raw.Length);
        var search = new IdiomSearch(path, fact.Class, text, fact.Language, plan, places);
        return [.. candidates.SelectMany(candidate => search.Find(candidate).Select(hit => (candidate, hit)))];
    }
}
