namespace Gapless.Readiness.Targets;

/// <summary>Addresses as servers and people write them.</summary>
public static class WebAddress
{
    /// <summary>What a reference on a page or in a header field points to; null when it is no address, or its host can be no name.</summary>
    public static Uri? Resolve(Uri at, string reference) => Uri.TryCreate(at, reference, out var url) && HasName(url) ? url : null;

    /// <summary>A host that IDNA forbids, such as one with a line separator, is found out only when the name is asked for.</summary>
    public static bool HasName(Uri url)
    {
        try
        {
            return url.IdnHost is not null;
        }
        catch (UriFormatException)
        {
            return false;
        }
    }
}
