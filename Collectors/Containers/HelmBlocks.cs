using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Containers;

/// <summary>The open <c>if</c>, <c>with</c> and <c>range</c> blocks at one place of a Helm template.</summary>
internal sealed class HelmBlocks(Node values)
{
    private readonly Stack<HelmBlock> open = new();

    public Node Values => values;

    /// <summary>Some block here is switched off by the chart's values.</summary>
    public bool IsLeftOut => open.Any(block => block.Stands == false);

    /// <summary>Whether the innermost block is rendered is known only when the chart is.</summary>
    public bool IsUndecided => open.TryPeek(out var block) && block.Stands is null;

    /// <summary>What <c>.</c> stands for; null where that is known only when the chart is rendered.</summary>
    public Node? Dot => open.FirstOrDefault(block => block.SetsDot)?.Dot;

    public static bool Opens(string action) => Split(action).Keyword is "if" or "with" or "range" or "define" or "block";

    /// <summary>Takes note of an action that opens, turns or closes a block, sets a variable or is a comment; false for one that gives text.</summary>
    public bool Enter(string action)
    {
        var (keyword, rest) = Split(action);
        switch (keyword)
        {
            case "if":
                open.Push(new(Truth(HelmExpression.Evaluate(rest, this))));
                return true;
            case "with":
                var dot = HelmExpression.Evaluate(rest, this);
                open.Push(new(Truth(dot), SetsDot: true, dot));
                return true;
            case "range":
                open.Push(new(Truth(HelmExpression.Evaluate(rest, this)) is false ? false : null, SetsDot: true));
                return true;
            case "define" or "block":
                open.Push(new(Stands: null, SetsDot: true));
                return true;
            case "else":
                Turn(rest);
                return true;
            case "end":
                open.TryPop(out _);
                return true;
            default:
                return keyword.StartsWith("/*", StringComparison.Ordinal) || keyword.StartsWith('$') && rest.StartsWith(":=", StringComparison.Ordinal) || keyword.StartsWith('$') && rest.StartsWith("= ", StringComparison.Ordinal);
        }
    }

    /// <summary>Whether Go's templates take a value for true; null for a value that is not known.</summary>
    public static bool? Truth(Node? value) => value?.Kind switch
    {
        null => null,
        NodeKind.Missing or NodeKind.Null => false,
        NodeKind.List => value.Items.Length > 0,
        NodeKind.Map => value.Entries.Length > 0,
        _ => value.Text is not ("" or "false" or "0"),
    };

    // else, else if .Values.b, else with .Values.b
    private void Turn(string rest)
    {
        if (!open.TryPop(out var before))
        {
            return;
        }

        var (keyword, condition) = Split(rest);
        var value = keyword is "if" or "with" ? HelmExpression.Evaluate(condition, this) : null;
        var own = keyword is "if" or "with" ? Truth(value) : true;
        bool? stands = before.HasStood || own is false ? false : before.MayHaveStood ? null : own;
        open.Push(new(stands, before.SetsDot, keyword is "with" ? value : null)
        {
            HasStood = before.HasStood || stands is true,
            MayHaveStood = before.MayHaveStood || stands is null,
        });
    }

    private static (string Keyword, string Remainder) Split(string action)
    {
        var text = action.Trim();
        var end = text.IndexOf(' ', StringComparison.Ordinal);
        return end < 0 ? (text, "") : (text[..end], text[(end + 1)..].Trim());
    }
}
