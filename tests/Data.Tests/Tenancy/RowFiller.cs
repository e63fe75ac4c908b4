using Gapless.Data.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Gapless.Data.Tests.Tenancy;

/// <summary>Makes one row of each table out of the model alone: any value of the column's type, and the keys of the rows that were made before.</summary>
internal sealed class RowFiller(Guid organization)
{
    private readonly Dictionary<IProperty, string> made = [];

    public string Insert(IEntityType entity)
    {
        var columns = entity.GetProperties().Where(property => !property.IsConcurrencyToken && property.GetColumnName() != "xmin").ToList();
        foreach (var property in columns)
        {
            made[property] = Value(entity, property);
        }

        return $"INSERT INTO {entity.GetTableName()} ({string.Join(", ", columns.Select(column => column.GetColumnName()))}) VALUES ({string.Join(", ", columns.Select(column => made[column]))})"
            .Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
    }

    private string Value(IEntityType entity, IProperty property)
    {
        if (property.Name == "OrganizationId" || (entity.ClrType == typeof(Organization) && property.Name == "Id"))
        {
            return $"'{organization}'";
        }

        var principal = property.GetContainingForeignKeys().Select(key => key.PrincipalKey.Properties[key.Properties.ToList().IndexOf(property)]).FirstOrDefault(made.ContainsKey);
        return principal is null ? Any(property) : made[principal];
    }

    private static string Any(IProperty property)
    {
        var type = property.GetColumnType();
        if ((Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) is { IsEnum: true } words)
        {
            return type.StartsWith("int", StringComparison.Ordinal) ? "0" : $"'{Enum.GetNames(words)[0]}'";
        }

        return type switch
        {
            "uuid" => $"'{Guid.CreateVersion7()}'",
            "jsonb" => "'{}'",
            "bytea" => "'\\x00'",
            "boolean" => "false",
            "timestamp with time zone" => "now()",
            "date" => "current_date",
            "integer" or "bigint" or "smallint" => "1",
            _ when type.EndsWith("[]", StringComparison.Ordinal) => "'{}'",
            _ => "'x'",
        };
    }
}
