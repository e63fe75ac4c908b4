using System.Security.Cryptography;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A random value that holds a minimum of each kind of character.</summary>
public sealed class GenerateParameterDefault : ParameterDefault
{
    // No look-alikes, and no specials that a connection string or a shell would have to quote.
    private const string Lowers = "abcdefghjkmnpqrstuvwxyz";
    private const string Uppers = "ABCDEFGHJKMNPQRSTUVWXYZ";
    private const string Digits = "0123456789";
    private const string Specials = "-_.{}~()*+!";

    public int MinLength { get; set; } = 22;

    public bool Lower { get; set; } = true;

    public bool Upper { get; set; } = true;

    public bool Numeric { get; set; } = true;

    public bool Special { get; set; } = true;

    public int MinLower { get; set; }

    public int MinUpper { get; set; }

    public int MinNumeric { get; set; }

    public int MinSpecial { get; set; }

    public override string GetDefaultValue()
    {
        (bool Wanted, string Characters, int Minimum)[] kinds = [(Lower, Lowers, MinLower), (Upper, Uppers, MinUpper), (Numeric, Digits, MinNumeric), (Special, Specials, MinSpecial)];
        var wanted = kinds.Where(kind => kind.Wanted).ToList();
        var all = string.Concat(wanted.Select(kind => kind.Characters));
        if (all.Length == 0)
        {
            throw new InvalidOperationException("A generated parameter needs at least one kind of character.");
        }

        var required = wanted.SelectMany(kind => RandomNumberGenerator.GetItems<char>(kind.Characters, kind.Minimum)).ToArray();
        char[] value = [.. required, .. RandomNumberGenerator.GetItems<char>(all, Math.Max(0, MinLength - required.Length))];
        RandomNumberGenerator.Shuffle(value.AsSpan());
        return new string(value);
    }
}
