using System.Xml;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Structured;

/// <summary>
/// XML as maps: an element's attributes are <c>@name</c>, its children their local names (a list where one repeats), its text beside them
/// <c>#text</c>; an element with text alone is a scalar. The document is a map with the root element in it.
/// </summary>
internal static class XmlNodeReader
{
    private const int MaximumDepth = 100;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    public static ParsedData Read(string text)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text.TrimStart('\uFEFF')), Settings);
            reader.MoveToContent();
            var map = new MapBuilder(line: 1);
            map.Set(reader.LocalName, ReadElement(reader, depth: 0));
            return ParsedData.Of(map.Build());
        }
        catch (XmlException exception)
        {
            return ParsedData.Broken(exception.Message);
        }
    }

    private static Node ReadElement(XmlReader reader, int depth)
    {
        if (depth > MaximumDepth)
        {
            throw new XmlException("Elements nest too deep.");
        }

        var element = new XmlElementBuilder(((IXmlLineInfo)reader).LineNumber);
        var isEmpty = reader.IsEmptyElement;
        while (reader.MoveToNextAttribute())
        {
            element.Add("@" + reader.LocalName, Node.Scalar(reader.Value, ((IXmlLineInfo)reader).LineNumber));
        }

        if (isEmpty)
        {
            return element.Build();
        }

        while (reader.Read() && reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                element.Add(reader.LocalName, ReadElement(reader, depth + 1));
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                element.AddText(reader.Value);
            }
        }

        return element.Build();
    }
}
