using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Gapless.Api.Files;

/// <summary>A body that was taken whole into a private file, so that it can be looked at before it is kept.</summary>
internal sealed class Upload : IDisposable
{
    private const int HeadLength = 512;
    private const long Megabyte = 1024 * 1024;

    private Upload(FileStream content, byte[] head, byte[] digest, IResult? fault) => (Content, Head, Digest, Fault) = (content, head, digest, fault);

    /// <summary>From its beginning.</summary>
    public FileStream Content { get; }

    /// <summary>The first bytes, by which types are told.</summary>
    public byte[] Head { get; }

    /// <summary>SHA-256 of all.</summary>
    public byte[] Digest { get; }

    /// <summary>The answer to a body that is empty or too large; null for one that was taken.</summary>
    public IResult? Fault { get; }

    public static async Task<Upload> TakeAsync(HttpRequest request, long largest, CancellationToken cancellationToken)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
        }

        var file = Open();
        try
        {
            var digest = await CopyAsync(request.Body, file, largest, cancellationToken);
            if (file.Length > largest)
            {
                await request.Body.CopyToAsync(Stream.Null, cancellationToken); // whoever still sends hears no answer; the gateway's limit lies over it
            }

            var head = new byte[Math.Min(HeadLength, file.Length)];
            file.Position = 0;
            await file.ReadExactlyAsync(head, cancellationToken);
            file.Position = 0;
            return new(file, head, digest, FaultOf(file.Length, largest));
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    public void Dispose() => Content.Dispose();

    // Where a file may lose its name while it is open, it does so at once: then nothing is left of it however this process ends.
    private static FileStream Open()
    {
        var path = Path.GetTempFileName();
        if (OperatingSystem.IsWindows())
        {
            return new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 81_920, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        }

        var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 81_920, FileOptions.Asynchronous);
        File.Delete(path);
        return file;
    }

    private static ProblemHttpResult? FaultOf(long length, long largest) => length switch
    {
        0 => TypedResults.Problem("The body is empty; send the file as the body of the request.", statusCode: StatusCodes.Status400BadRequest),
        _ when length > largest => TypedResults.Problem($"At most {InWords(largest)} are taken.", statusCode: StatusCodes.Status413PayloadTooLarge),
        _ => null,
    };

    private static string InWords(long bytes) => bytes >= Megabyte ? string.Create(CultureInfo.InvariantCulture, $"{bytes / Megabyte:N0} MB") : $"{bytes / 1024} KB";

    private static async Task<byte[]> CopyAsync(Stream body, FileStream file, long largest, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[81_920];
        while (file.Length <= largest && await body.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return hash.GetHashAndReset();
    }
}
