using Gapless.Collectors.Documents.Markup;
using Gapless.Collectors.Documents.Vocabulary;
using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents.Gaps;

/// <summary>Reads what stands under a gap: key lines, and the blocks that belong to the key before them.</summary>
internal sealed class GapBodyReader(GapDraft gap)
{
    private readonly List<NeededItem> _unnamed = [];
    private FieldKind _field = FieldKind.None;

    public static void Read(GapDraft gap, IEnumerable<DocumentBlock> blocks)
    {
        var reader = new GapBodyReader(gap);
        foreach (var block in blocks)
        {
            reader.Read(block);
        }

        // Under a key nobody knows ("Priority features:") stands what is needed, where nothing else does.
        if (gap.Needed.Count == 0)
        {
            gap.Needed.AddRange(reader._unnamed);
        }
    }

    /// <summary>A heading below the gap is a key without a value.</summary>
    private void ReadHeading(HeadingBlock heading)
    {
        if (KeyLine.ReadHeading(heading.Text.Text, heading.Line) is { } key)
        {
            ReadKey(key, hasBlock: true);
        }
        else
        {
            _field = FieldKind.Other;
        }
    }

    private void Read(DocumentBlock block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                ReadHeading(heading);
                break;
            case TextBlock text:
                text.Lines.ToList().ForEach(ReadLine);
                break;
            case ListBlock list:
                ReadList(list);
                break;
            case FenceBlock fence:
                ReadFence(fence);
                break;
            case TableBlock table when AttributeRows.Of(table) is { Count: > 0 } attributes:
                attributes.ForEach(key => ReadKey(key, hasBlock: false));
                break;
            case TableBlock table when _field is FieldKind.Needed or FieldKind.None && TableColumns.Read(table.Header) is not { Describes: true }:
                gap.Needed.AddRange(table.Rows.Where(row => row[0].Text.Length > 0).Select(row => NeededReader.Item(row[0].Text, row[0].Line, NeededKind.Listed)));
                break;
        }
    }

    private void ReadLine(TextLine line)
    {
        if (KeyLine.Read(line) is { } key)
        {
            ReadKey(key, hasBlock: false);
        }
        else if (Symbols.Strip(line.Text).Length > 0)
        {
            AddText(line.Text, line.Line);
        }
    }

    private void ReadKey(KeyLine key, bool hasBlock)
    {
        _field = key.Field;
        if (key.Value.Length == 0)
        {
            return;
        }

        // "**Missing:** X" says what is wrong; "**Missing:**" above a list says which artefacts are.
        _field = key.Field == FieldKind.Missing ? FieldKind.Problem : key.Field;
        GapFields.Set(gap, key with { Field = _field });
        if (!hasBlock && _field is FieldKind.Priority or FieldKind.Effort or FieldKind.Owner or FieldKind.Date)
        {
            _field = FieldKind.None; // told to its end: a list below belongs to the gap
        }

        if (key.Field == FieldKind.Missing && hasBlock)
        {
            _field = FieldKind.Artefacts;
        }
    }

    /// <summary>Prose under a key continues its value; prose without one says what is there today.</summary>
    private void AddText(string text, int line)
    {
        switch (_field)
        {
            case FieldKind.Needed or FieldKind.Impact or FieldKind.Problem when HasNoValueYet():
                GapFields.Set(gap, new KeyLine(_field, "", text, line));
                break;
            case FieldKind.None:
                gap.Prose.Add(new DocumentLine(text, line));
                gap.Current.Add(gap.Prose[^1]);
                break;
            case FieldKind.Status or FieldKind.Current or FieldKind.Problem:
                gap.Current.Add(new DocumentLine(text, line));
                break;
        }
    }

    private bool HasNoValueYet() => _field switch
    {
        FieldKind.Needed => gap.Needed.Count == 0,
        FieldKind.Impact => gap.Impacts.Count == 0,
        _ => gap.Problems.Count == 0,
    };

    private void ReadList(ListBlock list)
    {
        if (list.Items.Any(item => KeyLine.Read(item.Text) is { Field: not FieldKind.Other }))
        {
            ReadKeyedItems(list);
            return;
        }

        AddItems(list);
    }

    private void AddItems(ListBlock list)
    {
        switch (_field)
        {
            case FieldKind.Needed or FieldKind.None:
                gap.Needed.AddRange(NeededReader.Read(list, NeededKind.Listed));
                break;
            case FieldKind.Other:
                _unnamed.AddRange(NeededReader.Read(list, NeededKind.Listed));
                break;
            case FieldKind.Artefacts:
                gap.Artefacts.AddRange(NeededReader.Read(list, NeededKind.Artefact));
                break;
            case FieldKind.Missing when gap.Needed.Count > 0:
                gap.Artefacts.AddRange(NeededReader.Read(list, NeededKind.Artefact));
                break;
            case FieldKind.Missing:
                gap.Needed.AddRange(NeededReader.Read(list, NeededKind.Listed));
                break;
            case FieldKind.Status or FieldKind.Current or FieldKind.Problem:
                gap.Current.AddRange(NeededReader.Read(list, NeededKind.Listed).Select(item => new DocumentLine(item.Text, item.Line)));
                break;
            case FieldKind.Impact when gap.Impacts.Count == 0:
                gap.Impacts.Add(string.Join("; ", list.Items.Select(item => item.Text.Text)));
                break;
            case FieldKind.Location when gap.Location is null:
                gap.Location = string.Join(", ", list.Items.Select(item => item.Text.Text));
                break;
        }
    }

    /// <summary>Shape G3: <c>- **Issue**: …</c> one key an item, perhaps with a list of its own.</summary>
    private void ReadKeyedItems(ListBlock list)
    {
        foreach (var item in list.Items)
        {
            if (KeyLine.Read(item.Text) is not { } key)
            {
                AddItems(list with { Items = [item] });
                continue;
            }

            ReadKey(key, hasBlock: item.Children.Count > 0);
            foreach (var child in item.Children)
            {
                Read(child);
            }
        }
    }

    private void ReadFence(FenceBlock fence)
    {
        switch (_field)
        {
            case FieldKind.Artefacts or FieldKind.Missing:
                gap.Artefacts.AddRange(FenceReader.Lines(fence));
                break;
            default:
                gap.Needed.AddRange(FenceReader.Items(fence).Select(line => NeededReader.Item(line.Text, line.Line, NeededKind.Fenced)));
                gap.Needed.AddRange(FenceReader.NeededBranches(fence));
                break;
        }
    }
}
