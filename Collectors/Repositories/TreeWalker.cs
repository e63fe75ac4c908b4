using System.IO.Enumeration;
using Gapless.Collectors.Git;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Repositories;

/// <summary>
/// Lists the regular files of a folder that are worth reading: follows no link, leaves the folder never, skips what git does not track and
/// ignores, and what <c>.gaplessignore</c> leaves out. What cannot be listed becomes a problem.
/// </summary>
internal sealed class TreeWalker
{
    private const int MaximumRulesBytes = 1 << 20;

    private readonly string root;
    private readonly ReadLimits limits;
    private readonly CancellationToken cancellationToken;
    private readonly TrackedPaths? tracked;
    private readonly IgnoreChain? leftOut;
    private readonly List<WalkedFile> files = [];
    private readonly List<GitAttributes> attributes = [];
    private readonly List<ReadProblem> problems = [];

    private TreeWalker(string root, ReadLimits limits, TrackedPaths? tracked, CancellationToken cancellationToken)
    {
        this.root = root;
        this.limits = limits;
        this.tracked = tracked;
        this.cancellationToken = cancellationToken;
        leftOut = ReadRules(Path.Combine(root, ".gaplessignore")) is { } text ? new(IgnoreRules.FromGit("", text), null) : null;
    }

    public static Walk Walk(string root, ReadLimits limits, CancellationToken cancellationToken)
    {
        var folder = GitFolder.Find(root);
        var (index, problem) = folder is null ? default : ReadIndex(folder);
        var walker = new TreeWalker(root, limits, index is null ? null : new TrackedPaths(index), cancellationToken);
        walker.problems.AddRange(problem is null ? [] : [problem]);
        walker.Visit("", RootRules(folder), depth: 0);
        walker.files.Sort((left, right) => string.CompareOrdinal(left.Path, right.Path));
        return new(walker.files, walker.attributes, walker.problems, folder is null ? null : GitRevision.Read(folder));
    }

    // Without it every file counts as tracked, which may hide that one is not.
    private static (HashSet<string>? Paths, ReadProblem? Problem) ReadIndex(GitFolder folder)
    {
        try
        {
            return (GitIndex.Read(folder), null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (null, Unreadable.File(".git/index", exception));
        }
    }

    private static IgnoreChain? RootRules(GitFolder? folder) =>
        folder is not null && ReadRules(Path.Combine(folder.Shared, "info", "exclude")) is { } text ? new(IgnoreRules.FromGit("", text), null) : null;

    private void Visit(string folder, IgnoreChain? rules, int depth)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (depth > limits.MaximumDepth)
        {
            problems.Add(new(folder, ReadProblemKind.LimitReached, $"Folders nest more than {limits.MaximumDepth} deep."));
            return;
        }

        var entries = List(folder);
        if (IsForeign(folder, entries))
        {
            return;
        }

        rules = rules is { IgnoresEverything: true } ? rules : ReadOwnRules(folder, entries, rules);
        foreach (var entry in entries)
        {
            if (files.Count >= limits.MaximumFiles)
            {
                ReportFileLimit();
                return;
            }

            Take(entry, folder, rules, depth);
        }
    }

    private void Take(TreeEntry entry, string folder, IgnoreChain? rules, int depth)
    {
        var path = folder.Length == 0 ? entry.Name : $"{folder}/{entry.Name}";
        if (leftOut is not null && leftOut.Ignores(path, entry.IsFolder))
        {
            return;
        }

        if (entry.IsFolder)
        {
            if (IsFolderRead(path, entry.Name, rules))
            {
                Visit(path, rules is not null && rules.Ignores(path, isFolder: true) ? IgnoreChain.Everything : rules, depth + 1);
            }
        }
        else if (!IsSkippedFile(path, rules, out var isTracked))
        {
            files.Add(new(path, entry.Size, isTracked));
        }
    }

    private bool IsSkippedFile(string path, IgnoreChain? rules, out bool isTracked)
    {
        isTracked = tracked is null || tracked.Contains(path);
        return !isTracked && rules is not null && rules.Ignores(path, isFolder: false);
    }

    private bool IsFolderRead(string path, string name, IgnoreChain? rules)
    {
        if (SkippedFolders.IsNeverRead(path, name))
        {
            return false;
        }

        if (tracked is not null && tracked.HasBelow(path))
        {
            return !SkippedFolders.IsUsuallyOutput(name) || tracked.HasWrittenByHandBelow(path);
        }

        return !SkippedFolders.IsUsuallyOutput(name) ? rules is null || tracked is null || !rules.Ignores(path, isFolder: true)
            : tracked is null && List(path).Any(entry => !entry.IsFolder && SkippedFolders.IsWrittenByHand(name, entry.Name));
    }

    // A vendored tree names itself by its list of modules; a folder with a git folder of its own is another repository.
    private static bool IsForeign(string folder, List<TreeEntry> entries) => folder.Length > 0
        && (entries.Exists(entry => entry.Name is ".git")
            || ((folder is "vendor" || folder.EndsWith("/vendor", StringComparison.Ordinal))
                && entries.Exists(entry => entry.Name is "modules.txt" or "autoload.php")));

    private List<TreeEntry> List(string folder)
    {
        var full = folder.Length == 0 ? root : Path.Combine(root, folder);
        try
        {
            var entries = new FileSystemEnumerable<TreeEntry>(full, TreeEntry.From, TreeEntry.Options) { ShouldIncludePredicate = TreeEntry.IsWanted };
            var list = entries.ToList();
            list.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
            return list;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            problems.Add(Unreadable.Folder(folder, exception));
            return [];
        }
    }

    private IgnoreChain? ReadOwnRules(string folder, List<TreeEntry> entries, IgnoreChain? rules)
    {
        if (entries.Exists(entry => entry.Name is ".gitattributes") && ReadRules(Path.Combine(root, folder, ".gitattributes")) is { } marks)
        {
            var read = GitAttributes.Read(folder, marks);
            attributes.AddRange(read.IsEmpty ? [] : [read]);
        }

        return entries.Exists(entry => entry.Name is ".gitignore") && ReadRules(Path.Combine(root, folder, ".gitignore")) is { } text
            ? new(IgnoreRules.FromGit(folder, text), rules)
            : rules;
    }

    private static string? ReadRules(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return file.Exists && file.LinkTarget is null && file.Length is > 0 and <= MaximumRulesBytes ? File.ReadAllText(path) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private void ReportFileLimit()
    {
        if (problems.TrueForAll(problem => problem.Kind != ReadProblemKind.LimitReached || problem.Path.Length > 0))
        {
            problems.Add(new("", ReadProblemKind.LimitReached, $"There are more than {limits.MaximumFiles} files; the rest was not read."));
        }
    }
}
