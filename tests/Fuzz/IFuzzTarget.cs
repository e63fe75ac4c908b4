namespace Gapless.Fuzz;

/// <summary>A reader of foreign input. To add one: a class of this kind in <c>Targets</c>, and a line in <see cref="FuzzTargets"/>.</summary>
internal interface IFuzzTarget
{
    /// <summary>The name on the command line.</summary>
    string Name { get; }

    /// <summary>Valid inputs to start from.</summary>
    IReadOnlyList<byte[]> Corpus { get; }

    /// <summary>Pieces of the format that mutations insert and repeat.</summary>
    IReadOnlyList<string> Tokens { get; }

    /// <summary>Reads one input. An exception that leaves it is a failure; the refusals of the reader are caught inside.</summary>
    void Run(byte[] input);
}
