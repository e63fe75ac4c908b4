namespace Gapless.Api.Reference;

/// <summary>Says beside a route what it answers.</summary>
internal static class AnswerConventions
{
    public static RouteHandlerBuilder Gives<TBody>(this RouteHandlerBuilder endpoint, int status, params int[] refusals) =>
        endpoint.WithMetadata(new Answers(status, typeof(TBody), refusals)).Produces<TBody>(status);

    public static RouteHandlerBuilder GivesNothing(this RouteHandlerBuilder endpoint, params int[] refusals) =>
        endpoint.WithMetadata(new Answers(StatusCodes.Status204NoContent, null, refusals));

    /// <summary>A file, or events: no JSON.</summary>
    public static RouteHandlerBuilder GivesText(this RouteHandlerBuilder endpoint, string contentType, params int[] refusals) =>
        endpoint.WithMetadata(new Answers(StatusCodes.Status200OK, null, refusals) { ContentType = contentType });

    /// <summary>The answer carries an <c>ETag</c>.</summary>
    public static RouteHandlerBuilder Tagged(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new TaggedAttribute());

    /// <summary>The request needs <c>If-Match</c>.</summary>
    public static RouteHandlerBuilder Conditional(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new ConditionalAttribute());
}
