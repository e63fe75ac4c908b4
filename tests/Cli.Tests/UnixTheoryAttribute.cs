namespace Gapless.Cli.Tests;

/// <summary>A theory about file permissions as Unix has them.</summary>
internal sealed class UnixTheoryAttribute : TheoryAttribute
{
    public UnixTheoryAttribute()
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "Windows has other permissions.";
        }
    }
}
