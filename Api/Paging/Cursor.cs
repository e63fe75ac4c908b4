using System.Buffers.Text;
using System.Text;

namespace Gapless.Api.Paging;

/// <summary>Where a list goes on: the last key that was shown, in a form that nobody should read.</summary>
internal static class Cursor
{
    public const int DefaultLimit = 50;
    public const int LargestLimit = 200;

    public static int Limit(int? asked) => Math.Clamp(asked ?? DefaultLimit, 1, LargestLimit);

    public static string Of(string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key));

    public static string Of(Guid key) => Of(key.ToString("N"));

    /// <summary>Null at the beginning, and for what no list has given.</summary>
    public static string? Key(string? after)
    {
        if (string.IsNullOrEmpty(after) || !Base64Url.IsValid(after))
        {
            return null;
        }

        var key = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(after));
        return key.Any(char.IsControl) ? null : key;
    }

    public static Guid? Id(string? after) => Guid.TryParseExact(Key(after), "N", out var id) ? id : null;
}
