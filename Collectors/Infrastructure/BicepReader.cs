using System.Collections.Immutable;
using Gapless.Collectors.Structured;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Infrastructure;

/// <summary>Reads a Bicep file, or a file of its parameters.</summary>
/// <remarks>https://learn.microsoft.com/azure/azure-resource-manager/bicep/file</remarks>
internal sealed class BicepReader
{
    private readonly string path;
    private readonly PathClasses pathClass;
    private readonly CodeText text;
    private readonly ExpressionReader expressions;
    private readonly Dictionary<string, Node> variables = new(StringComparer.Ordinal);
    private readonly ImmutableArray<UnitResource>.Builder resources = ImmutableArray.CreateBuilder<UnitResource>();
    private readonly ImmutableArray<UnitModule>.Builder modules = ImmutableArray.CreateBuilder<UnitModule>();
    private string? uses;

    private BicepReader(string text, string path, PathClasses pathClass)
    {
        this.path = path;
        this.pathClass = pathClass;
        this.text = new(text, hasHashComments: false);
        expressions = new(this.text, '\'');
    }

    public static InfrastructureUnit Read(string text, string path, PathClasses pathClass)
    {
        var reader = new BicepReader(text, path, pathClass);
        reader.ReadAll();
        return new(path, InfrastructureTool.Bicep) { Variables = reader.variables, Resources = reader.resources.ToImmutable(), Modules = reader.modules.ToImmutable() };
    }

    /// <summary>The values in a <c>.bicepparam</c> file, and the Bicep file they are for; null when it names none.</summary>
    public static (string Target, UnitValues Values)? ReadValues(string text, string path)
    {
        var reader = new BicepReader(text, path, PathClasses.Production);
        reader.ReadAll();
        var map = new MapBuilder(1);
        foreach (var (name, value) in reader.variables.Where(pair => pair.Value.Exists))
        {
            map.Set(name, value);
        }

        return reader.uses is { } used && RepositoryPath.Combine(RepositoryPath.Folder(path), used) is { } target ? (target, new(path, map.Build())) : null;
    }

    private void ReadAll()
    {
        for (text.SkipBlank(lines: true); !text.IsAtEnd; text.SkipBlank(lines: true))
        {
            var line = text.Line;
            switch (text.Current == '@' ? "@" : text.Word())
            {
                case "param" or "var":
                    ReadVariable();
                    break;
                case "resource":
                    ReadResource(line);
                    break;
                case "module":
                    ReadModule(line);
                    break;
                case "using":
                    text.SkipBlank(lines: false);
                    uses = expressions.ReadString();
                    break;
                default:
                    // @description('…'), output, type, func, import, targetScope: one expression, over as many lines as its brackets
                    expressions.Read(depth: 0);
                    break;
            }

            text.SkipLine();
        }
    }

    // param name string = 'x'     var name = { … }
    private void ReadVariable()
    {
        text.SkipBlank(lines: false);
        if (text.Word() is { } name)
        {
            variables[name] = SkipTo('=') ? expressions.Read(depth: 0) : Node.Missing;
        }
    }

    // resource db 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = if (deploysDatabase) { … }
    private void ReadResource(int line)
    {
        if (ReadHead() is not ({ } name, { } type) || text.StartsWith("existing"))
        {
            return;
        }

        if (SkipTo('=') && ReadBody() is { } body)
        {
            Add(type.Split('@')[0], name, body, line);
        }
    }

    // module db 'modules/db.bicep' = { params: { … } }
    private void ReadModule(int line)
    {
        if (ReadHead() is ({ } name, { } source) && SkipTo('=') && ReadBody() is { } body)
        {
            var target = source.StartsWith("br", StringComparison.Ordinal) && source.Contains(':', StringComparison.Ordinal) || source.StartsWith("ts:", StringComparison.Ordinal) ? null : RepositoryPath.Combine(RepositoryPath.Folder(path), source);
            modules.Add(new(path, pathClass, name, source, target, body["params"], line));
        }
    }

    private (string? Name, string? Type) ReadHead()
    {
        text.SkipBlank(lines: false);
        var name = text.Word();
        text.SkipBlank(lines: false);
        var type = expressions.ReadString();
        text.SkipBlank(lines: false);
        return (name, type);
    }

    // { … },  if (condition) { … },  [for x in xs: { … }]
    private Node? ReadBody()
    {
        text.SkipBlank(lines: false);
        var (isLoop, head) = (text.Current == '[', text.Position);
        if (isLoop && !SkipTo(':'))
        {
            return null;
        }

        var over = isLoop ? LoopedOver(text.Between(head, text.Position)) : null;

        text.SkipBlank(lines: true);
        var condition = ReadCondition();
        var body = text.Current == '{' ? expressions.Read(depth: 0) : Node.Missing;
        if (isLoop)
        {
            text.Take(']');
        }

        KeyValuePair<string, Node>?[] added = [condition is null ? null : new("condition", condition), over is null ? null : new("for", Node.Scalar($"${{{over}}}", text.Line))];
        return body.Kind != NodeKind.Map ? Node.Map([], text.Line) : Node.Map([.. body.Entries, .. added.OfType<KeyValuePair<string, Node>>()], body.Line);
    }

    // [for rule in measured:     [for (rule, index) in measured:
    private static string? LoopedOver(string head) => head.LastIndexOf(" in ", StringComparison.Ordinal) is var at and >= 0 && head[(at + 4)..].TrimEnd(':').Trim() is var name && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_') ? name : null;

    private Node? ReadCondition()
    {
        if (!text.StartsWith("if"))
        {
            return null;
        }

        var line = text.Line;
        text.Advance(2);
        text.SkipBlank(lines: false);
        var condition = text.Current == '(' ? ExpressionReader.Read(expressions.ReadBracket(), '\'', line) : null;
        text.SkipBlank(lines: true);
        return condition;
    }

    private void Add(string type, string name, Node body, int line)
    {
        resources.Add(new(path, pathClass, type, name, body, line));
        foreach (var (key, nested) in body.Entries.Where(entry => entry.Key.StartsWith(ExpressionReader.NestedResource, StringComparison.Ordinal)))
        {
            Add($"{type}/{key[ExpressionReader.NestedResource.Length..].Split('@')[0]}", name, nested, nested.Line);
        }
    }

    private bool SkipTo(char wanted)
    {
        while (!text.IsAtEnd && text.Current != '\n' && text.Current != wanted)
        {
            text.Advance(1);
        }

        var isThere = text.Current == wanted;
        text.Advance(isThere ? 1 : 0);
        return isThere;
    }
}
