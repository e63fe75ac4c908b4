using System.Collections.Immutable;
using Gapless.Readiness.Repositories;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Gapless.Collectors.Structured;

/// <summary>
/// YAML 1.2 as deployment files use it: several documents, anchors, merges. Keys are always text, so GitHub's <c>on</c> stays what it is.
/// </summary>
internal static class YamlReader
{
    public static ParsedData Read(string text)
    {
        var documents = ImmutableArray.CreateBuilder<Node>();
        var builder = new YamlTreeBuilder();
        try
        {
            // A tab may not indent, but many tools let it stand in empty lines.
            var parser = new Parser(new StringReader(text));
            while (parser.MoveNext())
            {
                if (parser.Current is DocumentStart)
                {
                    parser.MoveNext();
                    documents.Add(builder.BuildDocument(parser));
                }
            }

            return new(documents.ToImmutable(), builder.Problem);
        }
        catch (YamlException exception)
        {
            return new(documents.ToImmutable(), $"Line {exception.Start.Line}: {exception.Message}");
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            return new(documents.ToImmutable(), "Not YAML: " + exception.GetType().Name);
        }
    }
}
