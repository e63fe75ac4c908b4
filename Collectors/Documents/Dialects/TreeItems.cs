using System.Text.RegularExpressions;

namespace Gapless.Collectors.Documents.Dialects;

/// <summary>Branches of a tree that is drawn in the text itself, outside of any code: they are items of a list.</summary>
/// <example><code>
/// ├─► Practice:
/// │   ├─ No hints
/// │   └─ No timer
/// </code></example>
internal sealed partial class TreeItems
{
    private readonly Stack<int> _columns = new();
    private int _last;

    public void Read(SourceLines lines, int index)
    {
        var branch = Branch().Match(lines[index]);
        if (!branch.Success)
        {
            // a line of the trunk alone
            lines[index] = index == _last + 1 && Trunk().IsMatch(lines[index]) ? "" : lines[index];
            _last = lines.IsBlank(index) && index == _last + 1 ? index : _last;
            return;
        }

        if (index > _last + 1)
        {
            _columns.Clear();
        }

        var column = branch.Groups["stem"].Length;
        while (_columns.Count > 0 && _columns.Peek() >= column)
        {
            _columns.Pop();
        }

        lines[index] = $"{new string(' ', 2 * _columns.Count)}- {branch.Groups["text"].Value}";
        _columns.Push(column);
        _last = index;
    }

    [GeneratedRegex(@"^(?<stem>[\s│]{0,24})[├└]─{1,4}[►>▶]?\s{1,3}(?<text>[^│┌┐└┘├┤─]{3,300})$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Branch();

    [GeneratedRegex(@"^[\s│]{1,40}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Trunk();
}
