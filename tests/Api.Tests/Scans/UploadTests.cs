using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Gapless.Api.Files;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Tests.Scans;

[Collection("stores")]
public sealed class UploadTests(ApiStores stores)
{
    [Fact]
    public async Task TakesAnArchive_AndScansIt()
    {
        await using var api = await stores.StartAsync();
        var shop = await Watched.StartAsync(api);

        using var taken = await SendAsync(shop, Zip());
        using var second = await SendAsync(shop, [.. Zip(), 0]);

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Conflict), (taken.StatusCode, second.StatusCode));
        await using var database = shop.Database();
        Assert.StartsWith($"{shop.Caller.Organization:N}/", (await database.Scans.SingleAsync()).Archive, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IsTakenOnce_WhenItIsSentAgainWithItsKey()
    {
        await using var api = await stores.StartAsync();
        var shop = await Watched.StartAsync(api);

        using var first = await SendAsync(shop, Zip(), key: "upload-1");
        using var again = await SendAsync(shop, Zip(), key: "upload-1");
        using var other = await SendAsync(shop, [.. Zip(), 0], key: "upload-1");

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted, HttpStatusCode.UnprocessableEntity), (first.StatusCode, again.StatusCode, other.StatusCode));
        Assert.Equal((first.Headers.Location, "true"), (again.Headers.Location, Assert.Single(again.Headers.GetValues("Idempotency-Replayed"))));
        await using var database = shop.Database();
        Assert.Single(await database.Scans.ToListAsync());
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("PKI notes, no archive", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("<html></html>", HttpStatusCode.UnsupportedMediaType)]
    public async Task RefusesWhatIsNoArchive(string body, HttpStatusCode expected)
    {
        await using var api = await stores.StartAsync();
        var shop = await Watched.StartAsync(api);

        using var refused = await SendAsync(shop, System.Text.Encoding.UTF8.GetBytes(body));

        Assert.Equal((expected, "application/problem+json"), (refused.StatusCode, refused.Content.Headers.ContentType!.MediaType));
        await using var database = shop.Database();
        Assert.Empty(await database.Scans.ToListAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RefusesWhatIsTooLarge_WithAndWithoutALength(bool isChunked)
    {
        await using var api = await stores.StartAsync(("Uploads:ArchiveBytes", "4096"));
        var shop = await Watched.StartAsync(api);
        var body = new byte[100_000];
        Zip().CopyTo(body, 0);

        using var refused = await SendAsync(shop, body, isChunked);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
    }

    [Fact]
    public async Task IsNotThereForAnotherOrganization()
    {
        await using var api = await stores.StartAsync();
        var shop = await Watched.StartAsync(api);

        using var refused = await SendAsync(shop with { Caller = await api.CallerAsync() }, Zip());

        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task IsNeverHeldInMemory()
    {
        const long Length = 64 * 1024 * 1024;
        var context = new DefaultHttpContext();
        context.Request.Body = new Zeros(Length);

        var before = GC.GetTotalAllocatedBytes(precise: true);
        using var upload = await Upload.TakeAsync(context.Request, Length, CancellationToken.None);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;

        Assert.Equal((Length, null), (upload.Content.Length, upload.Fault));
        Assert.True(allocated < Length / 4, $"{allocated:N0} bytes for {Length:N0}");
    }

    private static async Task<HttpResponseMessage> SendAsync(Watched shop, byte[] body, bool isChunked = false, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/systems/shop/repositories/{shop.RepositoryId}/archive") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        request.Headers.TransferEncodingChunked = isChunked ? true : null;
        request.Headers.Add("Idempotency-Key", key is null ? [] : [key]);
        return await shop.Http.SendAsync(request);
    }

    private static byte[] Zip()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            archive.CreateEntry("README.md");
        }

        return bytes.ToArray();
    }

    private sealed class Zeros(long length) : MemoryStream
    {
        private long left = length;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = (int)Math.Min(left, buffer.Length);
            buffer.Span[..read].Clear();
            left -= read;
            return ValueTask.FromResult(read);
        }
    }
}
