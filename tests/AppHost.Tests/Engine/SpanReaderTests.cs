using System.Buffers.Binary;
using Aspire.Hosting.Telemetry;
using FsCheck;
using FsCheck.Fluent;

namespace Gapless.AppHost.Tests.Engine;

public sealed class SpanReaderTests
{
    [Fact]
    public void ReadsWhatAnExporterSends()
    {
        var span = Message(
            Field(1, Convert.FromHexString("0102030405060708090a0b0c0d0e0f10")), Field(2, Convert.FromHexString("a1a2a3a4a5a6a7a8")), Field(5, "GET /api"u8),
            [(6 << 3) | 0, 2], Fixed(7, 1_000_000_000), Fixed(8, 1_250_000_000), Field(9, Message(Field(1, "http.route"u8), Field(2, Field(1, "/api"u8)))),
            Field(9, Message(Field(1, "http.status"u8), Field(2, [(3 << 3) | 0, 0xC8, 0x01]))), Field(15, [(3 << 3) | 0, 2]));
        var resource = Field(1, Message(Field(1, Message(Field(1, "service.name"u8), Field(2, Field(1, "gateway"u8))))));
        var request = Field(1, Message(resource, Field(2, Message(Field(1, Field(1, "Yarp"u8)), Field(2, span)))));

        var read = Assert.Single(SpanReader.Read(request));

        Assert.Equal(("0102030405060708090a0b0c0d0e0f10", "a1a2a3a4a5a6a7a8", "", "GET /api"), (read.TraceId, read.SpanId, read.ParentId, read.Name));
        Assert.Equal(("gateway", "Yarp", SpanKind.Server, true), (read.Service, read.Scope, read.Kind, read.Failed));
        Assert.Equal(TimeSpan.FromMilliseconds(250), read.Duration);
        Assert.Equal(["http.route=/api", "http.status=200"], read.Attributes.Select(attribute => $"{attribute.Key}={attribute.Value}"));
    }

    [Fact]
    public void ReadsAnythingWithoutThrowing() => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), request => SpanReader.Read(request) is not null).QuickCheckThrowOnFailure();

    [Fact]
    public void OrdersParentsBeforeChildren_AndSurvivesACircle()
    {
        Span Make(string id, string parent, ulong start) => new("t", id, parent, id, "s", "", "", SpanKind.Internal, start, start + 10, Failed: false, []);
        var trace = new Trace("t", [Make("a", "", 1), Make("b", "c", 2), Make("c", "b", 3), Make("d", "a", 4)]);

        Assert.Equal(["a", "d"], trace.Ordered().Select(entry => entry.Span.SpanId));
    }

    private static byte[] Message(params byte[][] parts) => [.. parts.SelectMany(part => part)];

    private static byte[] Field(int number, ReadOnlySpan<byte> bytes) => [(byte)((number << 3) | 2), (byte)((bytes.Length & 0x7f) | 0x80), (byte)(bytes.Length >> 7), .. bytes];

    private static byte[] Fixed(int number, ulong value)
    {
        var bytes = new byte[9];
        bytes[0] = (byte)((number << 3) | 1);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(1), value);
        return bytes;
    }
}
