using System.Buffers.Binary;
using System.Text;

namespace Aspire.Hosting.Telemetry;

/// <summary>Walks a protobuf message (protobuf.dev/programming-guides/encoding). Foreign input: what does not fit ends the walk.</summary>
internal ref struct ProtobufReader(ReadOnlySpan<byte> message)
{
    private ReadOnlySpan<byte> rest = message;
    private ulong number;
    private ReadOnlySpan<byte> bytes;

    public int Field { get; private set; }

    public readonly ReadOnlySpan<byte> Bytes => bytes;

    public readonly string Text => Encoding.UTF8.GetString(bytes);

    public readonly ulong Number => number;

    public readonly double Real => BitConverter.UInt64BitsToDouble(number);

    public bool Next()
    {
        number = 0;
        bytes = default;
        if (rest.IsEmpty || !TryVarint(out var tag))
        {
            return false;
        }

        Field = (int)(tag >> 3);
        return (tag & 7) switch
        {
            0 => TryVarint(out number),
            1 => TryFixed(8),
            2 => TryVarint(out var length) && TryBytes(length),
            5 => TryFixed(4),
            _ => false,
        };
    }

    private bool TryVarint(out ulong value)
    {
        value = 0;
        for (var shift = 0; shift < 64 && !rest.IsEmpty; shift += 7)
        {
            var part = rest[0];
            rest = rest[1..];
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80)
            {
                return true;
            }
        }

        return false;
    }

    private bool TryFixed(int length)
    {
        if (!TryBytes((ulong)length))
        {
            return false;
        }

        number = length == 8 ? BinaryPrimitives.ReadUInt64LittleEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        return true;
    }

    private bool TryBytes(ulong length)
    {
        if (length > (ulong)rest.Length)
        {
            return false;
        }

        bytes = rest[..(int)length];
        rest = rest[(int)length..];
        return true;
    }
}
