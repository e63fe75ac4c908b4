using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Running;

/// <summary>What the terminal says: in order, one aligned line each.</summary>
internal sealed class Announcer(TextWriter output, TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly long began = clock.GetTimestamp();

    public static TextWriter Terminal
    {
        get
        {
#pragma warning disable RS0030 // an AppHost is a command, and this is its one voice
            return Console.Out;
#pragma warning restore RS0030
        }
    }

    public void Say(IResource resource, string what) => Write(string.Create(CultureInfo.InvariantCulture, $"  {Seconds(),6:0.0} s  {resource.Name,-10} {what}"));

    public void Note(string what) => Write("  " + what);

    /// <summary>Why nothing runs, in one sentence.</summary>
    public void Refuse(string why) => Write(why);

    public void Address(string what, string url) => Write($"  {what,-10} {url}");

    public double Seconds() => clock.GetElapsedTime(began).TotalSeconds;

    private void Write(string line)
    {
        lock (gate)
        {
            output.WriteLine(line);
            output.Flush();
        }
    }
}
