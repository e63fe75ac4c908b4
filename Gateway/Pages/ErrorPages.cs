using System.Globalization;
using System.Net;
using System.Net.Mime;
using System.Reflection;
using Gapless.Gateway.Requests;
using Microsoft.AspNetCore.Mvc;

namespace Gapless.Gateway.Pages;

/// <summary>
/// Answers errors of the gateway itself: a page for people, problem details (RFC 9457) for programs. It needs no other service, because it is
/// shown when they are away.
/// </summary>
internal static class ErrorPages
{
    // The empty address is the page itself. Its path written here could be one of another host ("//elsewhere.example").
    private const string Again = """<a class="button main" href="">Try again</a>""";

    private static readonly string Page = Read();

    public static void UseErrorPages(this WebApplication app) => app.UseExceptionHandler(new ExceptionHandlerOptions
    {
        StatusCodeSelector = error => error is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
        ExceptionHandler = WriteAsync,
    });

    /// <summary>Whether an error is about to be sent without a word.</summary>
    public static bool IsMissing(HttpResponse response) =>
        response is { StatusCode: >= 400 and < 600, HasStarted: false, ContentLength: null } && string.IsNullOrEmpty(response.ContentType);

    /// <summary>Writes the status that is already set, in the words for it.</summary>
    public static Task WriteAsync(HttpContext context) => WriteAsync(context, ErrorText.For(context.Response.StatusCode));

    /// <summary>Writes the status that is already set.</summary>
    public static Task WriteAsync(HttpContext context, ErrorText text)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return Task.CompletedTask; // an answer to HEAD has no body (RFC 9110, section 9.3.2)
        }

        return WantsPage(context) ? WritePageAsync(context, text) : WriteProblemAsync(context, text);
    }

    private static bool WantsPage(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        && context.Request.GetTypedHeaders().Accept is { } accept
        && accept.Any(type => type.MediaType.Equals(MediaTypeNames.Text.Html, StringComparison.OrdinalIgnoreCase));

    private static Task WritePageAsync(HttpContext context, ErrorText text)
    {
        var status = context.Response.StatusCode.ToString(CultureInfo.InvariantCulture);
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(Page
            .Replace("{nonce}", Exchange.Of(context).Nonce, StringComparison.Ordinal)
            .Replace("{digits}", status.Replace("0", "<i>-</i>", StringComparison.Ordinal), StringComparison.Ordinal) // a zero is drawn as the gap
            .Replace("{status}", status, StringComparison.Ordinal)
            .Replace("{again}", MayHelp(context) ? Again : "", StringComparison.Ordinal)
            .Replace("{time}", Now(context), StringComparison.Ordinal)
            .Replace("{title}", WebUtility.HtmlEncode(text.Title), StringComparison.Ordinal)
            .Replace("{detail}", WebUtility.HtmlEncode(text.Detail), StringComparison.Ordinal)
            .Replace("{reference}", Exchange.Of(context).RequestId, StringComparison.Ordinal)
            .Replace("{path}", WebUtility.HtmlEncode(context.Request.Path.Value), StringComparison.Ordinal), context.RequestAborted);
    }

    private static bool MayHelp(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) && context.Response.StatusCode is StatusCodes.Status429TooManyRequests or >= 500;

    private static string Now(HttpContext context) =>
        context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().ToString("d MMM yyyy, HH:mm:ss", CultureInfo.InvariantCulture);

    private static Task WriteProblemAsync(HttpContext context, ErrorText text) => Results.Problem(new ProblemDetails
    {
        Status = context.Response.StatusCode,
        Title = text.Title,
        Detail = text.Detail,
    }).ExecuteAsync(context);

    private static string Read()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("page.html")!);
        return reader.ReadToEnd();
    }
}
