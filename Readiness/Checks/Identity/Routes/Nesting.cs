namespace Gapless.Readiness.Checks.Identity.Routes;

/// <summary>The blocks of a route table, told by their indentation: what a block asks holds for what stands deeper.</summary>
internal sealed class Nesting
{
    private readonly Stack<Block> blocks = new();

    public void Open(int indent, Guard guard) => blocks.Push(new(At(indent), indent, guard));

    /// <summary>The block around this line asks this, of what stands before it in the block too.</summary>
    public void Add(int indent, Guard guard)
    {
        if (At(indent) is { } block && guard > block.Own)
        {
            block.Own = guard;
        }
    }

    /// <summary>The block around a line.</summary>
    public Block? At(int indent)
    {
        while (blocks.TryPeek(out var block) && block.Indent >= indent)
        {
            blocks.Pop();
        }

        return blocks.TryPeek(out var around) ? around : null;
    }

    internal sealed class Block(Block? outer, int indent, Guard own)
    {
        public int Indent { get; } = indent;

        public Guard Own { get; set; } = own;

        public Guard Guard => outer?.Guard is { } around && around > Own ? around : Own;
    }
}
