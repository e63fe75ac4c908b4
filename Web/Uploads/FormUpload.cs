using Gapless.Contracts;
using Gapless.Web.Failures;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Gapless.Web.Uploads;

/// <summary>Takes a file out of a posted form and passes it on while it arrives: it is kept nowhere here.</summary>
internal static class FormUpload
{
    private const string Token = "__RequestVerificationToken";
    private const string TokenHeader = "RequestVerificationToken";
    private const int LongestToken = 4096;

    /// <summary>Hands the first file of the form to <paramref name="send"/>, after the form's token was found good.</summary>
    /// <param name="back">The page with the form, which shows why a file was not taken.</param>
    /// <param name="at">The id of the field.</param>
    public static async Task<IResult> PassOnAsync(HttpContext context, string back, string at, Func<string, Stream, Task<string>> send)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null; // the API says what is too large
        }

        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 100 } boundary)
        {
            return Results.BadRequest();
        }

        var reader = new MultipartReader(boundary, context.Request.Body);
        while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
        {
            if (section.AsFileSection() is { FileStream: { } content } file)
            {
                return await SendAsync(context, back, at, Path.GetFileName(file.FileName), content, send);
            }

            if (section.AsFormDataSection() is { Name: Token } field)
            {
                context.Request.Headers[TokenHeader] = await ReadTokenAsync(field.Section.Body, context.RequestAborted);
            }
        }

        return Refuse(context, back, at, "Choose a file.");
    }

    private static async Task<IResult> SendAsync(HttpContext context, string back, string at, string name, Stream content, Func<string, Stream, Task<string>> send)
    {
        // Without a token in the header the check would look for it in the form, and read the file away.
        if (!context.Request.Headers.ContainsKey(TokenHeader) || !await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
        {
            return Results.BadRequest();
        }

        if (name.Length == 0)
        {
            return Refuse(context, back, at, "Choose a file.");
        }

        try
        {
            return Results.LocalRedirect(await send(name, content));
        }
        catch (ApiException refusal) when (Refusal.CanBeShown(refusal))
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted); // a browser that still sends hears no answer
            return Refuse(context, back, at, Refusal.Of(refusal));
        }
    }

    private static IResult Refuse(HttpContext context, string back, string at, string why) =>
        Results.LocalRedirect(context.RequestServices.GetRequiredService<RefusalNote>().Address(back, at, why));

    private static async Task<string> ReadTokenAsync(Stream body, CancellationToken cancellationToken)
    {
        var buffer = new byte[LongestToken];
        var length = await body.ReadAtLeastAsync(buffer, LongestToken, throwOnEndOfStream: false, cancellationToken);
        return System.Text.Encoding.ASCII.GetString(buffer, 0, length);
    }
}
