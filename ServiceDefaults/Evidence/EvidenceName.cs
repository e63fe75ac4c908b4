using System.Security.Cryptography;

namespace Gapless.ServiceDefaults.Evidence;

/// <summary>Names of evidence files.</summary>
internal static class EvidenceName
{
    /// <summary>Reads a stream that can seek, and puts it back to its start.</summary>
    public static async Task<string> OfAsync(Guid organizationId, Stream content, CancellationToken cancellationToken)
    {
        var hash = await SHA256.HashDataAsync(content, cancellationToken);
        content.Position = 0;
        return $"{organizationId:N}/{Convert.ToHexStringLower(hash)}";
    }

    /// <exception cref="ArgumentException">It is not a name that <see cref="OfAsync"/> gives: it might lead elsewhere.</exception>
    public static string Checked(string name) =>
        name.Length == 97 && name[32] == '/' && name.All(letter => char.IsAsciiHexDigitLower(letter) || letter is '/') && name.Count(letter => letter == '/') == 1
            ? name
            : throw new ArgumentException("This is not the name of an evidence file.", nameof(name));
}
