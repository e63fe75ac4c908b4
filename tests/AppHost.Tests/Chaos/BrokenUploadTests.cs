using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using Gapless.AppHost.Tests.Whole;
using Gapless.Contracts.Operations;
using Gapless.Contracts.Systems;

namespace Gapless.AppHost.Tests.Chaos;

[Collection("chaos")]
public sealed class BrokenUploadTests(ChaosSystem chaos)
{
    private const string Key = "upload-of-a-slow-line";

    [Fact]
    public async Task NothingIsStored_AndTheSameAgainIsTakenOnce_WhenItsReplicaDiesInTheMiddle()
    {
        await chaos.ReadyAsync();
        await chaos.Owner.Api.AddSystemAsync(new NewSystem("broken-upload"), chaos.Limit);
        var repository = await chaos.Owner.Api.AddRepositoryAsync("broken-upload", new NewRepository("shop", "archive"), chaos.Limit);
        var (address, archive) = ($"/api/v1/systems/broken-upload/repositories/{repository.Id}/archive", Archive());

        using var slow = new SlowContent(archive);
        var sending = AnswerAsync(address, slow);
        Outage.Kill(await ReceiverAsync());
        slow.GoOn();
        var answer = await sending;

        Assert.True(answer is null or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable, $"answered {answer}");
        Assert.Empty((await chaos.Owner.Api.ListScansAsync("broken-upload", null, chaos.Limit)).Items);
        Assert.Equal(0, await chaos.CountAsync("SELECT count(*) FROM remembered_replies WHERE key = $1", Key));

        var first = await TakenAsync(address, archive);
        var again = await TakenAsync(address, archive);
        Assert.Equal(first.Operations, again.Operations);
        Assert.Equal(first.Operations.Single(), Assert.Single((await chaos.Owner.Api.ListScansAsync("broken-upload", null, chaos.Limit)).Items).OperationId);
        await Eventually.TrueAsync(async () => (await chaos.Owner.Api.GetOperationAsync(first.Operations.Single(), chaos.Limit)).State == "succeeded", chaos.Limit);
    }

    /// <summary>Null for a connection that was closed.</summary>
    private async Task<HttpStatusCode?> AnswerAsync(string address, HttpContent content)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
            request.Headers.Add("Idempotency-Key", Key);
            using var answer = await chaos.Owner.Http.SendAsync(request, chaos.Limit);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private async Task<OperationsStarted> TakenAsync(string address, byte[] archive)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(archive) };
        request.Headers.Add("Idempotency-Key", Key);
        using var answer = await chaos.Owner.Http.SendAsync(request, chaos.Limit);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return System.Text.Json.JsonSerializer.Deserialize(await answer.Content.ReadAsStringAsync(chaos.Limit), Contracts.GaplessJson.Default.OperationsStarted)!;
    }

    /// <summary>The replica that has the nameless file open into which it writes what arrives.</summary>
    private async Task<int> ReceiverAsync()
    {
        var replicas = (await chaos.Running.InstancesAsync("api", count: 2)).Select(WholeSystemTests.Pid).ToList();
        int? receiver = null;
        await Eventually.TrueAsync(() => Task.FromResult((receiver = replicas.Cast<int?>().FirstOrDefault(pid => HasNamelessFile(pid!.Value))) is not null), chaos.Limit);
        return receiver!.Value;
    }

    private static bool HasNamelessFile(int pid) => Directory.EnumerateFiles($"/proc/{pid}/fd")
        .Select(link => new FileInfo(link).LinkTarget).Any(target => target?.EndsWith(".tmp (deleted)", StringComparison.Ordinal) == true);

    private static byte[] Archive()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var text = new StreamWriter(archive.CreateEntry("Dockerfile").Open()))
            {
                text.Write("FROM node:22\nCMD [\"node\", \"server.js\"]\n");
            }

            using var picture = archive.CreateEntry("photo.bin", CompressionLevel.NoCompression).Open();
            picture.Write(RandomNumberGenerator.GetBytes(2_000_000));
        }

        return bytes.ToArray();
    }

    /// <summary>Half of the bytes, and the rest when it is told to go on.</summary>
    private sealed class SlowContent(byte[] bytes) : HttpContent
    {
        private readonly TaskCompletionSource goesOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void GoOn() => goesOn.TrySetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
            await stream.FlushAsync();
            await goesOn.Task;
            await stream.WriteAsync(bytes.AsMemory(bytes.Length / 2));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = bytes.Length;
            return true;
        }
    }
}
