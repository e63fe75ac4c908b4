namespace Gapless.AppHost.Tests;

/// <summary>Where things lie, and for how long a test is patient.</summary>
internal static class Checkout
{
    public static TimeSpan Patience { get; } = TimeSpan.FromMinutes(3);

    public static string Root
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "Aspire.sln")))
            {
                folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("No Aspire.sln above " + AppContext.BaseDirectory);
            }

            return folder;
        }
    }

    /// <summary>What the build made of a project, in the configuration of this test run.</summary>
    public static string Built(string project) =>
        Path.Combine(Root, "artifacts", "bin", project, Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), $"Gapless.{project}.dll");
}
