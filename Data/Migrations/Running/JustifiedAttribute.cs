namespace Gapless.Data.Migrations.Running;

/// <summary>On a migration that loses data or locks tables: why that is safe. Without it a test refuses the migration.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class JustifiedAttribute(string reason) : Attribute
{
    public string Reason { get; } = reason;
}
