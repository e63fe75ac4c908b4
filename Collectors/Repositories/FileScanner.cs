using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Gapless.Collectors.Infrastructure;
using Gapless.Collectors.Manifests;
using Gapless.Collectors.Matching;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Repositories;

/// <summary>Reads one file: once, as bytes, and decodes it only where an anchor was seen or a structured reader wants it. One scanner a thread.</summary>
internal sealed class FileScanner(string root, PathClassifier classifier, IdiomPlan plan, ReadLimits limits) : IDisposable
{
    private const int SniffedBytes = 8 * 1024;
    private const int HeaderBytes = 1024;
    private const int BundleBytes = 16 * 1024;
    private const int WrittenLine = 1000;

    private readonly byte[] buffer = ArrayPool<byte>.Shared.Rent(Math.Max(limits.MaximumFileBytes, SniffedBytes) + 1);
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
        var wanted = file.Size > limits.MaximumFileBytes ? SniffedBytes : limits.MaximumFileBytes + 1;
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
        if (bytes[..Math.Min(bytes.Length, SniffedBytes)].Contains((byte)0))
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

        fact = fact with { WasRead = true };
        fact = fact.Language is Language.Text ? fact with { Language = LanguageOf.FromFirstLine(bytes) } : fact;
        fact = fact.Class == PathClasses.Production && SaysGenerated(bytes) ? fact with { Class = PathClasses.Generated } : fact;
        fact = fact.Class == PathClasses.Production && IsMinified(fact, bytes) ? fact with { Class = PathClasses.Vendored } : fact;
        var content = FileText.Content(bytes);
        plan.Find(content, places);
        return Search(fact, content, plan.Candidates(places, fact.Language, fact.Class)) with { Bytes = bytes.Length };
    }

    /// <summary>Nobody writes lines of a thousand characters: a bundle that is kept beside the sources is searched for secrets only.</summary>
    private static bool IsMinified(FileFact fact, ReadOnlySpan<byte> bytes) =>
        fact.Language is Language.JavaScript && bytes.Length > BundleBytes && bytes.Count((byte)'\n') < bytes.Length / WrittenLine;

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

    // Tools write "Code generated by …. DO NOT EDIT." or "<auto-generated>" at the top.
    private static bool SaysGenerated(ReadOnlySpan<byte> bytes)
    {
        var header = bytes[..Math.Min(bytes.Length, HeaderBytes)];
        if (header.IndexOf("enerated"u8) < 0 && header.IndexOf("ENERATED"u8) < 0)
        {
            return false;
        }

        var text = Encoding.UTF8.GetString(header);
        return text.Contains("<auto-generated", StringComparison.OrdinalIgnoreCase)
            || (text.Contains("generated", StringComparison.OrdinalIgnoreCase)
                && (text.Contains("do not edit", StringComparison.OrdinalIgnoreCase) || text.Contains("do not modify", StringComparison.OrdinalIgnoreCase)));
    }
}
