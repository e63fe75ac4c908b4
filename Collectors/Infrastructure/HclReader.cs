using Gapless.Collectors.Structured;

namespace Gapless.Collectors.Infrastructure;

/// <summary>
/// HCL 2 as Terraform uses it, read into the shape of its JSON syntax: <c>resource "a" "b" { c = 1 }</c> becomes <c>resource.a.b.c</c>; blocks without labels
/// become a list under their name.
/// </summary>
/// <remarks>https://developer.hashicorp.com/terraform/language/syntax/json</remarks>
internal sealed class HclReader
{
    private const int MaximumDepth = 48;

    private readonly CodeText text;
    private readonly ExpressionReader expressions;
    private string? problem;

    private HclReader(string text)
    {
        this.text = new(text, hasHashComments: true);
        expressions = new(this.text, '"');
    }

    public static ParsedData Read(string text)
    {
        var reader = new HclReader(text);
        var root = new HclBody(line: 1);
        reader.ReadBody(root, depth: 0);
        return new([root.Build()], reader.problem);
    }

    private void ReadBody(HclBody body, int depth)
    {
        while (true)
        {
            text.SkipBlank(lines: true);
            if (text.IsAtEnd || (text.Current == '}' && depth > 0))
            {
                return;
            }

            if (!ReadEntry(body, depth))
            {
                problem ??= $"Line {text.Line}: not Terraform.";
                text.SkipLine();
            }
        }
    }

    private bool ReadEntry(HclBody body, int depth)
    {
        var line = text.Line;
        if ((text.Current == '"' ? expressions.ReadString() : text.Word()) is not { } name)
        {
            return false;
        }

        text.SkipBlank(lines: false);
        if (text.Current == '=')
        {
            text.Advance(1);
            body.Set(name, expressions.Read(depth));
            return true;
        }

        var labels = new List<string>();
        while ((text.Current == '"' ? expressions.ReadString() : text.Word()) is { } label)
        {
            labels.Add(label);
            text.SkipBlank(lines: false);
        }

        return text.Current == '{' && depth < MaximumDepth && ReadBlock(body, name, labels, line, depth);
    }

    private bool ReadBlock(HclBody body, string name, List<string> labels, int line, int depth)
    {
        text.Advance(1);
        var inner = new HclBody(line);
        ReadBody(inner, depth + 1);
        text.Advance(1);

        // dynamic "ingress" { for_each = …  content { … } } counts as the block it makes.
        if (name is "dynamic" && labels is [var made])
        {
            body.Add(made, [], inner.Block("content") ?? inner);
        }
        else
        {
            body.Add(name, labels, inner);
        }

        return true;
    }
}
