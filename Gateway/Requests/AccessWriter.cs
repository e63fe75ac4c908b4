using System.Buffers;
using System.Text.Json;

namespace Gapless.Gateway.Requests;

/// <summary>Writes access lines as JSON, all of the last moment at once: one write a line costs as much as the request that it tells of.</summary>
internal sealed partial class AccessWriter(AccessQueue queue, Stream output, ILogger<AccessWriter> logger, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(200);
    private readonly ArrayBufferWriter<byte> buffer = new();
    private readonly Utf8JsonWriter json = new(Stream.Null);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync();
    }

    public override void Dispose()
    {
        json.Dispose();
        base.Dispose();
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
        while (queue.TryTake(out var line))
        {
            Format(line);
        }

        if (buffer.WrittenCount > 0)
        {
            await output.WriteAsync(buffer.WrittenMemory);
            await output.FlushAsync();
        }

        if (queue.TakeLost() is > 0 and var count)
        {
            Log.Lost(logger, count);
        }
    }

    // The members of the other log lines, so that one reader understands both.
    private void Format(AccessLine line)
    {
        json.Reset(buffer);
        json.WriteStartObject();
        json.WriteString("Timestamp", line.At);
        json.WriteNumber("EventId", 1);
        json.WriteString("LogLevel", nameof(LogLevel.Information));
        json.WriteString("Category", AccessLog.Category);
        json.WriteString("Message", line.ToString());
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
        json.Flush();
        buffer.Write("\n"u8);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Count} lines of the access log were lost, because its reader is too slow.")]
        public static partial void Lost(ILogger logger, long count);
    }
}
