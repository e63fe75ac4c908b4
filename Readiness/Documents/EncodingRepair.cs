namespace Gapless.Readiness.Documents;

/// <summary>How damaged text was made readable again: the code page it had been read through, and every symbol that was changed.</summary>
public sealed record EncodingRepair(string CodePage, IReadOnlyList<RepairedSymbol> Symbols)
{
    public int Exact => Symbols.Count(symbol => symbol.Certainty == RepairCertainty.Exact);

    public int Restored => Symbols.Count(symbol => symbol.Certainty == RepairCertainty.Restored);

    public int Ambiguous => Symbols.Count(symbol => symbol.Certainty == RepairCertainty.Ambiguous);
}
