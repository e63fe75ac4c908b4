using System.Buffers;
using System.Text.Json;
using System.Threading.Channels;

namespace Gapless.Gateway.Requests;

/// <summary>
/// Writes access lines as JSON, all of the last moment at once: one write a line costs as much as the request that it tells of. When the
/// reader of the output is slower than the callers, lines are lost and counted; nobody waits for a log.
/// </summary>
internal sealed partial class AccessWriter(Stream output, ILogger<AccessWriter> logger, TimeProvider clock) : BackgroundService
{
    public const int Most = 20_000;
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(200);
    private readonly Channel<AccessLine> lines = Channel.CreateBounded<AccessLine>(new BoundedChannelOptions(Most) { SingleReader = true });
    private readonly ArrayBufferWriter<byte> buffer = new();
    private long lost;

    public void Add(AccessLine line)
    {
        if (!lines.Writer.TryWrite(line))
        {
            Interlocked.Increment(ref lost);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Moment, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await WriteAsync();
        }
    }

    private async Task WriteAsync()
    {
        buffer.ResetWrittenCount();
        while (lines.Reader.TryRead(out var line))
        {
            Format(line);
        }

        if (buffer.WrittenCount > 0)
        {
            await output.WriteAsync(buffer.WrittenMemory);
            await output.FlushAsync();
        }

        if (Interlocked.Exchange(ref lost, 0) is > 0 and var count)
        {
            Log.Lost(logger, count);
        }
    }

    // The members of the other log lines, so that one reader understands both.
    private void Format(AccessLine line)
    {
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("Timestamp", line.At);
            json.WriteNumber("EventId", 1);
            json.WriteString("LogLevel", nameof(LogLevel.Information));
            json.WriteString("Category", AccessLog.Category);
            json.WriteStartObject("State");
            json.WriteString("Method", line.Method);
            json.WriteString("Path", line.Path);
            json.WriteNumber("Status", line.Status);
            json.WriteNumber("Milliseconds", Math.Round(line.Milliseconds, 1));
            if (line.Bytes is { } bytes)
            {
                json.WriteNumber("Bytes", bytes);
            }

            json.WriteString("Route", line.Route);
            json.WriteString("RequestId", line.RequestId);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Count} lines of the access log were lost, because its reader is too slow.")]
        public static partial void Lost(ILogger logger, long count);
    }
}
