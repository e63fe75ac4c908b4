using System.Globalization;
using System.Runtime.InteropServices;

namespace Aspire.Hosting.Processes;

/// <summary>The account that servers run as when the host is root.</summary>
internal sealed partial record UnixAccount(string Name, uint User, uint Group)
{
    /// <summary>nobody, when we are root; null when we are an ordinary user already.</summary>
    public static UnixAccount? ForServers()
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
        {
            return null;
        }

        // nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
        var fields = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).FirstOrDefault(fields => fields[0] == "nobody")
            ?? throw new DistributedApplicationException("PostgreSQL does not run as root, and this machine has no account 'nobody'. Start Gapless as an ordinary user.");
        return new UnixAccount("nobody", uint.Parse(fields[2], CultureInfo.InvariantCulture), uint.Parse(fields[3], CultureInfo.InvariantCulture));
    }

    public void Own(string path)
    {
        if (ChangeOwner(path, User, Group) != 0)
        {
            throw new DistributedApplicationException($"Cannot give {path} to the account '{Name}' (error {Marshal.GetLastPInvokeError()}).");
        }
    }

    [LibraryImport("libc", EntryPoint = "chown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwner(string path, uint owner, uint group);
}
