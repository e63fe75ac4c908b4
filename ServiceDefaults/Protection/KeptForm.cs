using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Gapless.ServiceDefaults.Protection;

/// <summary>
/// What was typed into a form of the account that was refused, for the page that shows the form again: a few minutes, in a cookie that nobody else can read,
/// because addresses are written to logs. Never a password.
/// </summary>
public static class KeptForm
{
    public const string SignIn = "signin";

    public const string Welcome = "welcome";

    private static readonly TimeSpan For = TimeSpan.FromMinutes(10);

    /// <param name="form">The form, and the path of its page.</param>
    public static void Keep(HttpContext context, string form, params ReadOnlySpan<(string Field, string? Value)> fields)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (field, value) in fields)
        {
            values[field] = value is { Length: <= 256 } ? value : "";
        }

        context.Response.Cookies.Append(Cookie(form), Protector(context, form).Protect(JsonSerializer.Serialize(values), For), new CookieOptions
        {
            HttpOnly = true,
            Secure = true,
            SameSite = SameSiteMode.Strict,
            Path = "/" + form,
            MaxAge = For,
        });
    }

    /// <summary>Nothing when nothing is kept, or no longer.</summary>
    public static IReadOnlyDictionary<string, string> Read(HttpContext context, string form)
    {
        try
        {
            return context.Request.Cookies[Cookie(form)] is { Length: > 0 } kept
                ? JsonSerializer.Deserialize<Dictionary<string, string>>(Protector(context, form).Unprotect(kept)) ?? []
                : [];
        }
        catch (Exception error) when (error is CryptographicException or JsonException)
        {
            return new Dictionary<string, string>(StringComparer.Ordinal);
        }
    }

    private static string Cookie(string form) => "kept-" + form;

    private static ITimeLimitedDataProtector Protector(HttpContext context, string form) =>
        context.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector("kept form", form).ToTimeLimitedDataProtector();
}
