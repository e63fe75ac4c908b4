namespace Gapless.Readiness.Masking;

/// <summary>Shows that a secret is there without showing it.</summary>
public static class SecretMask
{
    /// <summary>The first four characters and the length; shorter secrets show less.</summary>
    public static string Mask(string secret)
    {
        secret = secret.Trim();
        var shown = secret.Length >= 12 ? 4 : secret.Length >= 8 ? 2 : 0;
        return $"{secret.AsSpan(0, shown)}…({secret.Length} characters)";
    }
}
