namespace Gapless.Deploy.Tests;

/// <summary>The files under test, where they are in the repository.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string PathOf(string file) => Path.Combine(Root, file);

    public static string Read(string file) => File.ReadAllText(PathOf(file));

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Aspire.sln")) ? folder : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("No Aspire.sln above the tests."));
}
