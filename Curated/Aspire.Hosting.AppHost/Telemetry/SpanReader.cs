using System.Globalization;

namespace Aspire.Hosting.Telemetry;

/// <summary>
/// Reads an ExportTraceServiceRequest of OTLP (github.com/open-telemetry/opentelemetry-proto): resources (1), each with scopes (2), each with spans (2).
/// The numbers below are the field numbers of that definition.
/// </summary>
internal static class SpanReader
{
    private const int MostAttributes = 40;

    public static List<Span> Read(ReadOnlySpan<byte> request)
    {
        var spans = new List<Span>();
        var reader = new ProtobufReader(request);
        while (reader.Next())
        {
            if (reader.Field == 1)
            {
                ReadResource(reader.Bytes, spans);
            }
        }

        return spans;
    }

    private static void ReadResource(ReadOnlySpan<byte> message, List<Span> spans)
    {
        var attributes = ImmutableArray<KeyValuePair<string, string>>.Empty;
        var resource = new ProtobufReader(message);
        while (resource.Next())
        {
            if (resource.Field == 1)
            {
                attributes = ReadAttributes(resource.Bytes, field: 1);
            }
        }

        string Of(string key) => attributes.FirstOrDefault(attribute => attribute.Key == key).Value ?? "";
        var reader = new ProtobufReader(message);
        while (reader.Next())
        {
            if (reader.Field == 2)
            {
                ReadScope(reader.Bytes, Of("service.name"), Of("service.instance.id"), spans);
            }
        }
    }

    private static void ReadScope(ReadOnlySpan<byte> message, string service, string instance, List<Span> spans)
    {
        var scope = "";
        var reader = new ProtobufReader(message);
        while (reader.Next())
        {
            if (reader.Field == 1)
            {
                var name = new ProtobufReader(reader.Bytes);
                while (name.Next())
                {
                    scope = name.Field == 1 ? name.Text : scope;
                }
            }
            else if (reader.Field == 2)
            {
                spans.Add(ReadSpan(reader.Bytes, service, instance, scope));
            }
        }
    }

    private static Span ReadSpan(ReadOnlySpan<byte> message, string service, string instance, string scope)
    {
        var span = new Span("", "", "", "", service, instance, scope, SpanKind.Unspecified, 0, 0, Failed: false, ReadAttributes(message, field: 9));
        var reader = new ProtobufReader(message);
        while (reader.Next())
        {
            span = reader.Field switch
            {
                1 => span with { TraceId = Convert.ToHexStringLower(reader.Bytes) },
                2 => span with { SpanId = Convert.ToHexStringLower(reader.Bytes) },
                4 => span with { ParentId = Convert.ToHexStringLower(reader.Bytes) },
                5 => span with { Name = reader.Text },
                6 => span with { Kind = (SpanKind)reader.Number },
                7 => span with { Start = reader.Number },
                8 => span with { End = reader.Number },
                15 => span with { Failed = IsError(reader.Bytes) },
                _ => span,
            };
        }

        return span;
    }

    private static bool IsError(ReadOnlySpan<byte> status)
    {
        var reader = new ProtobufReader(status);
        while (reader.Next())
        {
            if (reader is { Field: 3, Number: 2 })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Key (1) and value (2), which is a text (1), a truth (2), a whole number (3) or a real one (4); other kinds are left out.</summary>
    private static ImmutableArray<KeyValuePair<string, string>> ReadAttributes(ReadOnlySpan<byte> message, int field)
    {
        var attributes = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        var reader = new ProtobufReader(message);
        while (reader.Next() && attributes.Count < MostAttributes)
        {
            if (reader.Field != field)
            {
                continue;
            }

            var (key, value) = ("", "");
            var pair = new ProtobufReader(reader.Bytes);
            while (pair.Next())
            {
                (key, value) = pair.Field switch
                {
                    1 => (pair.Text, value),
                    2 => (key, ReadValue(pair.Bytes)),
                    _ => (key, value),
                };
            }

            attributes.Add(new(key, value));
        }

        return attributes.ToImmutable();
    }

    private static string ReadValue(ReadOnlySpan<byte> message)
    {
        var reader = new ProtobufReader(message);
        return !reader.Next() ? "" : reader.Field switch
        {
            1 => reader.Text,
            2 => reader.Number != 0 ? "true" : "false",
            3 => ((long)reader.Number).ToString(CultureInfo.InvariantCulture),
            4 => reader.Real.ToString(CultureInfo.InvariantCulture),
            _ => "…",
        };
    }
}
