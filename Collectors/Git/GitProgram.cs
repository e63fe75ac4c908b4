using System.Diagnostics;

namespace Gapless.Collectors.Git;

/// <summary>Starts git in a folder with nothing of the user's or the machine's settings, and nobody to ask.</summary>
internal static class GitProgram
{
    /// <exception cref="System.ComponentModel.Win32Exception">git is not installed.</exception>
    public static Process Start(string folder, IEnumerable<string> arguments, string home)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true, UseShellExecute = false };
        start.Environment.Clear();
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        start.Environment["HOME"] = home;
        start.Environment["LC_ALL"] = "C";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_ASKPASS"] = "false"; // the command: it has no answer
        return Process.Start(start)!;
    }
}
