using Gapless.ServiceDefaults.Sessions;

namespace Gapless.Web.Access;

/// <summary>The cookie that holds a form to its sender. Always for HTTPS alone: people come through the gateway, which is not to be seen from here.</summary>
internal sealed class FormCookie : CookieBuilder
{
    public FormCookie()
    {
        Name = SessionDefaults.Cookie + "-form";
        HttpOnly = true;
        IsEssential = true;
        SameSite = SameSiteMode.Strict;
        Path = "/";
    }

    /// <summary>Not by <see cref="CookieBuilder.SecurePolicy"/>: with "always", antiforgery refuses the gateway's plain requests.</summary>
    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Secure = true;
        return options;
    }
}
