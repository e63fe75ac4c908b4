using Microsoft.OpenApi;

namespace Gapless.Web.Components.Pages.Reference;

/// <summary>A schema in a few words, such as "list of GapEntry" or "text (uuid) or null".</summary>
internal static class TypeWords
{
    public static string Of(IOpenApiSchema? schema) => schema switch
    {
        null => "anything",
        OpenApiSchemaReference reference => reference.Reference.Id ?? "anything",
        { Enum: { Count: > 0 } words } => string.Join(", ", words.Select(word => word.ToString())),
        { OneOf: { Count: > 0 } choices } => string.Join(" or ", choices.Select(Of)),
        { Items: { } items } => $"list of {Of(items)}" + Nullable(schema),
        { AdditionalProperties: { } values } => $"{Of(values)} by name" + Nullable(schema),
        _ => Plain(schema) + Limits(schema),
    };

    private static string Plain(IOpenApiSchema schema)
    {
        var words = ((schema.Type ?? default) & ~JsonSchemaType.Null) switch
        {
            JsonSchemaType.String => "text",
            JsonSchemaType.Integer => "whole number",
            JsonSchemaType.Number => "number",
            JsonSchemaType.Boolean => "true or false",
            JsonSchemaType.Object => "object",
            _ => schema.Type is JsonSchemaType.Null ? "null" : "anything",
        };
        return schema.Type is JsonSchemaType.Null ? words : words + (schema.Format is { } format ? $" ({format})" : "") + Nullable(schema);
    }

    private static string Limits(IOpenApiSchema schema) => (schema.Minimum, schema.Maximum, schema.MaxLength) switch
    {
        ({ } least, { } most, _) => $", {least} to {most}",
        (_, _, { } longest) => $", at most {longest} characters",
        _ => "",
    };

    private static string Nullable(IOpenApiSchema schema) => schema.Type is { } type && type.HasFlag(JsonSchemaType.Null) ? " or null" : "";
}
