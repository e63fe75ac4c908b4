using System.Runtime.InteropServices;

namespace Aspire.Hosting.Processes;

/// <summary>
/// Ends this process without asking anybody. <see cref="Environment.Exit"/> would wait for the orderly end that is under way, which in turn waits for
/// the handler that calls it.
/// </summary>
internal static partial class HardExit
{
    public static void Now(int code)
    {
        if (!OperatingSystem.IsWindows())
        {
            Exit(code);
        }

        Environment.Exit(code);
    }

    [LibraryImport("libc", EntryPoint = "_exit")]
    private static partial void Exit(int code);
}
