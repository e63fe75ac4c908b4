using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Gapless.Web.Failures;

/// <summary>Takes a refusal from a form that was posted to the page that shows it again. Nobody else can put words on that page: only what we wrote is read.</summary>
internal sealed class RefusalNote(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("refusal");

    /// <param name="page">Without a query.</param>
    /// <param name="at">The id of what was refused on that page.</param>
    public string Address(string page, string at, string why) => $"{page}?at={Uri.EscapeDataString(at)}&refused={Uri.EscapeDataString(protector.Protect(why))}";

    /// <summary>By the id of what was refused, as forms show it.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Read(string? at, string? refused)
    {
        var errors = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (at is not null && refused is not null)
        {
            try
            {
                errors[at] = [protector.Unprotect(refused)];
            }
            catch (CryptographicException)
            {
                // Not ours, or of keys that are no longer there: then there is nothing to tell.
            }
        }

        return errors;
    }
}
