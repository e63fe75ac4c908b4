using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Data;

/// <summary>Names in the database as people write them by hand there: lower case with underscores, so that no query needs quotes.</summary>
internal static class SnakeCase
{
    public static void Apply(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            if (entity.IsMappedToJson())
            {
                entity.SetContainerColumnName(Of(entity.GetContainerColumnName()!));
                continue; // what is inside are not columns
            }

            entity.SetTableName(Of(entity.GetTableName()!));
            foreach (var property in entity.GetProperties())
            {
                // PostgreSQL keeps a version of each row by itself, in a column of this name.
                var isVersion = property.IsConcurrencyToken && property.ClrType == typeof(uint);
                property.SetColumnName(isVersion ? "xmin" : Of(property.GetColumnName()));
            }

            foreach (var key in entity.GetKeys())
            {
                key.SetName(Of(key.GetName()!));
            }

            foreach (var key in entity.GetForeignKeys())
            {
                key.SetConstraintName(Of(key.GetConstraintName()!));
            }

            foreach (var index in entity.GetIndexes())
            {
                index.SetDatabaseName(Of(index.GetDatabaseName()!));
            }
        }
    }

    internal static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var at = 0; at < name.Length; at++)
        {
            var isStart = char.IsUpper(name[at]) && at > 0 && name[at - 1] != '_' && (char.IsLower(name[at - 1]) || (at + 1 < name.Length && char.IsLower(name[at + 1])));
            text.Append(isStart ? "_" : "").Append(char.ToLowerInvariant(name[at]));
        }

        return text.ToString();
    }
}
