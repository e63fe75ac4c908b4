using System.Text;

namespace Gapless.Cli.Output;

/// <summary>Where results and messages go: results to standard output, everything said meanwhile to standard error.</summary>
internal sealed class Terminal(TextWriter output, TextWriter error) : IDisposable
{
    private int shownProgress;

    public TextWriter Out { get; } = output;

    public TextWriter Err { get; } = error;

    /// <summary>Standard output is a terminal that may be coloured (NO_COLOR is not set).</summary>
    public bool CanColor { get; set; }

    /// <summary>Standard error is a terminal, so progress may be drawn on it.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>Columns of standard output; a fixed width when it is no terminal, so that files are the same everywhere.</summary>
    public int Width { get; init; } = 140;

    public bool Quiet { get; set; }

    public static Terminal OfThisProcess()
    {
        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var noColor = Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } || Environment.GetEnvironmentVariable("TERM") is "dumb";
        return new(new StreamWriter(Console.OpenStandardOutput(), encoding), new StreamWriter(Console.OpenStandardError(), encoding) { AutoFlush = true })
        {
            CanColor = !Console.IsOutputRedirected && !noColor,
            ShowsProgress = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "dumb"),
            Width = Console.IsOutputRedirected ? 140 : Math.Clamp(Console.WindowWidth, 60, 200),
        };
    }

    /// <summary>One line that the person should know; left out under --quiet.</summary>
    public void Say(string message)
    {
        if (!Quiet)
        {
            ClearProgress();
            Err.WriteLine(message);
        }
    }

    public void Error(string message)
    {
        ClearProgress();
        Err.WriteLine($"gapless: {message}");
    }

    /// <summary>Draws over the last progress line.</summary>
    public void Progress(string message)
    {
        if (ShowsProgress && !Quiet)
        {
            Err.Write("\r" + message.PadRight(shownProgress));
            shownProgress = message.Length;
        }
    }

    public void ClearProgress()
    {
        if (shownProgress > 0)
        {
            Err.Write("\r" + new string(' ', shownProgress) + "\r");
            shownProgress = 0;
        }
    }

    public void Flush() => Out.Flush();

    public void Dispose()
    {
        try
        {
            Out.Dispose();
        }
        catch (IOException)
        {
            // The reader of our output has gone; the exit code already says so.
        }

        Err.Dispose();
    }
}
