using System.Security.Cryptography;
using System.Text;
using Gapless.Gateway.Pages;
using Gapless.ServiceDefaults.Configuration;
using Microsoft.Extensions.Options;

namespace Gapless.Gateway.Security;

/// <summary>
/// Behind Azure Front Door: refuses who comes past it, for its addresses are those of every Front Door, and its firewall saw nothing of such a
/// request (https://learn.microsoft.com/azure/frontdoor/origin-security).
/// </summary>
internal static class FrontDoor
{
    /// <summary>In which a Front Door says which one it is. Whoever knows the id can pretend, so it goes no further than here.</summary>
    public const string IdHeader = "X-Azure-FDID";

    public static void AddFrontDoor(this WebApplicationBuilder builder) => builder.Services.AddValidatedOptions<FrontDoorOptions>("FrontDoor");

    public static void UseFrontDoor(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<FrontDoorOptions>>().Value.Id is not { Length: > 0 } id)
        {
            return;
        }

        var expected = Bytes(id);
        app.Use((context, next) =>
        {
            if (context.Request.Headers[IdHeader] is [{ } given] && CryptographicOperations.FixedTimeEquals(Bytes(given), expected))
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return ErrorPages.WriteAsync(context, new ErrorText("This is not the way in", "Use the public address of this installation: this one takes requests from it alone."));
        });
    }

    private static byte[] Bytes(string id) => Encoding.UTF8.GetBytes(id.ToLowerInvariant());
}
