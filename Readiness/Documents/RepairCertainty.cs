namespace Gapless.Readiness.Documents;

public enum RepairCertainty
{
    /// <summary>All bytes of the symbol were still there.</summary>
    Exact,

    /// <summary>One byte had been dropped and only one known symbol fits.</summary>
    Restored,

    /// <summary>One byte had been dropped and several known symbols fit; the most useful was taken.</summary>
    Ambiguous,
}
