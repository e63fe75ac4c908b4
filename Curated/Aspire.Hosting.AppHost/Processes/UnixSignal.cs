using System.Runtime.InteropServices;

namespace Aspire.Hosting.Processes;

internal enum UnixSignal
{
    Interrupt = 2,
    Kill = 9,
    Terminate = 15,
}

internal static partial class UnixSignals
{
    public static void Send(int process, UnixSignal signal) => _ = Kill(process, (int)signal);

    public static void SendToGroup(int process, UnixSignal signal) => _ = Kill(-process, (int)signal);

    public static bool Exists(int process) => Kill(process, 0) == 0 || Marshal.GetLastPInvokeError() == 1; // EPERM: somebody else's

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int process, int signal);
}
