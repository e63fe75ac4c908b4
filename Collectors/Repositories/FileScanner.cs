using System.Buffers;
using System.Text.RegularExpressions;
using Gapless.Collectors.Infrastructure;
using Gapless.Collectors.Manifests;
using Gapless.Collectors.Matching;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Repositories;

/// <summary>Reads one file: once, as bytes, and decodes it only where an anchor was seen or a structured reader wants it. One scanner a thread.</summary>
internal sealed class FileScanner(string root, PathClassifier classifier, IdiomPlan plan, ReadLimits limits) : IDisposable
{
    private readonly byte[] buffer = ArrayPool<byte>.Shared.Rent(Math.Max(limits.MaximumFileBytes, FileNature.SniffedBytes) + 1);
    private readonly AnchorPlaces places = plan.NoPlaces();

    public ScannedFile Scan(WalkedFile file)
    {
        var pathClass = classifier.Classify(file.Path);
        var fact = new FileFact(file.Path, file.Size, pathClass, LanguageOf.Name(file.Path), file.IsTracked, WasRead: false);
        if (file.Size == 0)
        {
            // A folder may let its names be listed and nothing behind them be looked at; then every size is zero.
            return File.Exists(Path.Combine(root, file.Path)) ? new(fact with { WasRead = true }) : new(fact) { Problem = Unreadable.File(file.Path, new UnauthorizedAccessException()) };
        }

        if (LanguageOf.IsBinary(file.Path))
        {
            return new(fact);
        }

        try
        {
            return ScanBytes(fact, Read(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return new(fact) { Problem = Unreadable.File(file.Path, exception) };
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);

    private ReadOnlySpan<byte> Read(WalkedFile file)
    {
        using var handle = File.OpenHandle(Path.Combine(root, file.Path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var wanted = file.Size > limits.MaximumFileBytes ? FileNature.SniffedBytes : limits.MaximumFileBytes + 1;
        var length = 0;
        while (length < wanted && RandomAccess.Read(handle, buffer.AsSpan(length, wanted - length), length) is > 0 and var read)
        {
            length += read;
            if (length >= file.Size)
            {
                break;
            }
        }

        return buffer.AsSpan(0, length);
    }

    private ScannedFile ScanBytes(FileFact fact, ReadOnlySpan<byte> bytes)
    {
        if (FileNature.IsBinary(bytes))
        {
            return new(fact);
        }

        if (fact.Size > limits.MaximumFileBytes || bytes.Length > limits.MaximumFileBytes)
        {
            // Nobody looks into a large lock file.
            return fact.Class is PathClasses.Generated or PathClasses.Vendored
                ? new(fact)
                : new(fact) { Problem = new(fact.Path, ReadProblemKind.TooLarge, $"The file has {fact.Size} bytes, over the limit of {limits.MaximumFileBytes}.") };
        }

        fact = FileNature.Of(fact with { WasRead = true }, bytes);
        var content = FileText.Content(bytes);
        plan.Find(content, places);
        return Search(fact, content, plan.Candidates(places, fact.Language, fact.Class)) with { Bytes = bytes.Length };
    }

    private ScannedFile Search(FileFact fact, ReadOnlySpan<byte> content, List<int> candidates)
    {
        var format = StructuredFiles.FormatOf(fact);
        var keepsText = StructuredFiles.KeepsText(fact);
        if (candidates.Count == 0 && format == DataFormat.None && !keepsText)
        {
            return new(fact);
        }

        using var text = new FileText(content, fact.Language);
        places.Settle(content, text.Raw.Length);
        var (hits, problem) = FindAll(fact, text, candidates);
        var whole = format != DataFormat.None || keepsText ? text.Raw.ToString() : null;
        var isTemplate = whole is not null && StructuredText.IsTemplate(fact, whole);
        var data = format == DataFormat.None || isTemplate ? null : StructuredText.Parse(format, whole!);
        problem ??= data?.Problem is { } malformed && (format != DataFormat.Xml || ManifestFiles.IsManifest(fact.Path, fact.Name)) ? new(fact.Path, ReadProblemKind.Malformed, malformed) : null;
        return new(fact) { Hits = hits, Problem = problem, Text = keepsText || isTemplate ? whole : null, Program = MakesInfrastructure(hits) ? text.StringOf(TextMode.WithoutComments) : null, Data = data };
    }

    private bool MakesInfrastructure(List<(int Idiom, IdiomHit Hit)>? hits) =>
        hits?.Exists(pair => plan.Idioms[pair.Idiom].Name.StartsWith(InfrastructureReader.Prefix, StringComparison.Ordinal)) == true;

    private (List<(int Idiom, IdiomHit Hit)>? Hits, ReadProblem? Problem) FindAll(FileFact fact, FileText text, List<int> candidates)
    {
        var search = new IdiomSearch(fact.Path, fact.Class, text, fact.Language, plan, places);
        List<(int, IdiomHit)>? hits = null;
        ReadProblem? problem = null;
        foreach (var candidate in candidates)
        {
            try
            {
                foreach (var hit in search.Find(candidate))
                {
                    (hits ??= []).Add((candidate, hit));
                }
            }
            catch (RegexMatchTimeoutException)
            {
                problem = new(fact.Path, ReadProblemKind.LimitReached, $"Searching for {plan.Idioms[candidate].Name} took too long.");
            }
        }

        return (hits, problem);
    }
}
