using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Gapless.Api.Access;
using Gapless.Api.Files;
using Gapless.Contracts;
using Gapless.Data;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Idempotency;

/// <summary>
/// Remembers the answer to a create by the caller's key. The key is taken before the work begins, so that two at once do it once; an attempt that
/// broke gives it back, and one that died loses it after a minute.
/// </summary>
internal sealed class IdempotencyFilter(GaplessDbContext database, TimeProvider clock) : IEndpointFilter
{
    private const int InProgress = 0;
    private const int LongestKey = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.Request.Headers["Idempotency-Key"].ToString() is not { Length: > 0 } key)
        {
            return await next(context);
        }

        if (key.Length > LongestKey)
        {
            return TypedResults.Problem($"An Idempotency-Key has at most {LongestKey} characters.", statusCode: StatusCodes.Status400BadRequest);
        }

        var request = Digest(context);
        var id = await ReserveAsync(http, key, request);
        if (id is null)
        {
            return await RepeatAsync(http, key, request);
        }

        try
        {
            var result = await next(context);
            await RememberAsync(id.Value, result);
            return result;
        }
        catch
        {
            await database.RememberedReplies.Where(reply => reply.Id == id).ExecuteDeleteAsync();
            throw;
        }
    }

    /// <summary>Method, address and what the handler was given of the body; of a file, its digest.</summary>
    private static byte[] Digest(EndpointFilterInvocationContext context)
    {
        var body = context.Arguments.Where(argument => argument?.GetType().Assembly == typeof(GaplessJson).Assembly && argument is not IDisposable)
            .Select(argument => JsonSerializer.Serialize(argument, argument!.GetType(), JsonSerializerOptions.Web))
            .DefaultIfEmpty(Convert.ToHexStringLower(context.HttpContext.Features.Get<Upload>()?.Digest ?? []));
        var sent = context.HttpContext.Request;
        return SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [sent.Method, sent.Path + sent.QueryString, .. body])));
    }

    private async Task<Guid?> ReserveAsync(HttpContext http, string key, byte[] request)
    {
        var (now, caller) = (clock.GetUtcNow(), http.User.Actor());
        await database.RememberedReplies
            .Where(reply => reply.Caller == caller && reply.Key == key && (reply.CreatedAt < now - Memory || (reply.Status == InProgress && reply.CreatedAt < now - Patience)))
            .ExecuteDeleteAsync(http.RequestAborted);
        var id = Guid.CreateVersion7(now);
        var added = await database.Database.ExecuteSqlAsync($"""
            INSERT INTO remembered_replies (id, organization_id, caller, key, request, status, created_at)
            VALUES ({id}, {http.User.OrganizationId()}, {caller}, {key}, {request}, {InProgress}, {now})
            ON CONFLICT (organization_id, caller, key) DO NOTHING
            """, http.RequestAborted);
        return added == 1 ? id : null;
    }

    private async Task<IResult> RepeatAsync(HttpContext http, string key, byte[] request)
    {
        var caller = http.User.Actor();
        var known = await database.RememberedReplies.AsNoTracking().SingleOrDefaultAsync(reply => reply.Caller == caller && reply.Key == key, http.RequestAborted);
        if (known is null || known.Status == InProgress)
        {
            http.Response.Headers.RetryAfter = "1";
            return TypedResults.Problem("The same request is being worked on; ask again in a moment.", statusCode: StatusCodes.Status409Conflict);
        }

        if (!known.Request.AsSpan().SequenceEqual(request))
        {
            return TypedResults.Problem("This Idempotency-Key was used for another request. Give each request a key of its own.", statusCode: StatusCodes.Status422UnprocessableEntity);
        }

        http.Response.Headers["Idempotency-Replayed"] = "true";
        http.Response.Headers.Location = known.Location;
        return known.Body is null ? TypedResults.StatusCode(known.Status) : TypedResults.Text(known.Body, "application/json", Encoding.UTF8, known.Status);
    }

    /// <summary>Only what was created is remembered; a refusal may be mended and sent again.</summary>
    private Task<int> RememberAsync(Guid id, object? result)
    {
        var status = (result as IStatusCodeHttpResult)?.StatusCode ?? StatusCodes.Status200OK;
        var row = database.RememberedReplies.Where(reply => reply.Id == id);
        if (status is < 200 or >= 300)
        {
            return row.ExecuteDeleteAsync();
        }

        var value = (result as IValueHttpResult)?.Value;
        var body = value is null ? null : JsonSerializer.Serialize(value, value.GetType(), GaplessJson.Default);
        var location = result?.GetType().GetProperty("Location")?.GetValue(result) as string;
        return row.ExecuteUpdateAsync(set => set.SetProperty(reply => reply.Status, status).SetProperty(reply => reply.Body, body).SetProperty(reply => reply.Location, location));
    }
}
