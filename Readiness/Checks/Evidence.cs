namespace Gapless.Readiness.Checks;

/// <summary>One observed thing that supports a verdict.</summary>
public sealed record Evidence(Confidence Confidence, string Message, Location? Location = null, Exchange? Exchange = null)
{
    /// <summary>Read from a parsed structure.</summary>
    public static Evidence Certain(string message, Location? location = null) => new(Confidence.Certain, message, location);

    /// <summary>Found by an idiom in production source.</summary>
    public static Evidence Strong(string message, Location? location = null) => new(Confidence.Strong, message, location);

    /// <summary>A dependency or a file name; does not carry a pass.</summary>
    public static Evidence Hint(string message, Location? location = null) => new(Confidence.Hint, message, location);

    /// <summary>Seen on the wire.</summary>
    public static Evidence Seen(string message, Exchange? exchange = null) => new(Confidence.Certain, message, Exchange: exchange);
}
