namespace Gapless.Shared;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    public static string Read(string file) => File.ReadAllText(PathOf(file));

    /// <summary>What the build made of a project, in the configuration of this test run.</summary>
    public static string Built(string project) =>
        PathOf("artifacts", "bin", project, Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), $"Gapless.{project}.dll");

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Aspire.sln")) ? folder : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("No Aspire.sln above " + AppContext.BaseDirectory));
}
