using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Repositories;

/// <summary>Where in the order of paths the limit on bytes is reached; decided before reading, so that two runs stop at the same file.</summary>
internal sealed class ByteBudget
{
    private readonly int end;
    private readonly long limit;

    public ByteBudget(IReadOnlyList<WalkedFile> files, long limit)
    {
        this.limit = limit;
        var total = 0L;
        while (end < files.Count && total + files[end].Size is var next && (next <= limit || LanguageOf.IsBinary(files[end].Path)))
        {
            total = LanguageOf.IsBinary(files[end].Path) ? total : next;
            end++;
        }
    }

    public bool Allows(int index) => index < end;

    /// <summary>The fact of a file that is not read; the first one carries the problem.</summary>
    public static ScannedFile Refuse(WalkedFile file, PathClassifier classifier) =>
        new(new FileFact(file.Path, file.Size, classifier.Classify(file.Path), LanguageOf.Name(file.Path), file.IsTracked, WasRead: false));

    /// <summary>What to report, or null when everything fits.</summary>
    public ReadProblem? Problem(int files) =>
        end >= files ? null : new("", ReadProblemKind.LimitReached, $"The files hold more than {limit} bytes; {files - end} of them were not read.");
}
