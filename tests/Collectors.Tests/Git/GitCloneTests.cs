using System.Net;
using Gapless.Collectors.Git;
using Gapless.Collectors.Targets;
using Microsoft.AspNetCore.Http;

namespace Gapless.Collectors.Tests.Git;

public sealed class GitCloneTests
{
    [Fact]
    public async Task BringsTheLastCommit_AndGoesWhenItIsDisposed()
    {
        await using var server = await GitServer.StartAsync(("Dockerfile", "FROM scratch\n"), ("src/app.js", "1\n"));
        var said = new List<string>();
        string folder;
        using (var clone = await GitClone.FetchAsync(server.Address, OptionsOf(server), said.Add, CancellationToken.None))
        {
            folder = clone.Folder;
            Assert.Equal("FROM scratch\n", await File.ReadAllTextAsync(Path.Combine(folder, "Dockerfile")));
            Assert.True(File.Exists(Path.Combine(folder, "src", "app.js")));
            Assert.Equal(server.Commit, clone.Revision);
        }

        Assert.False(Directory.Exists(folder));
        Assert.NotEmpty(said);
        Assert.All(server.Asked, asked => Assert.StartsWith("/team/app.git/", asked, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refuses_WhenTheServersCertificateIsNotTrusted()
    {
        await using var server = await GitServer.StartAsync(("a.txt", "1"));

        var error = await RefusedAsync(server, OptionsOf(server) with { AuthorityFile = null });

        Assert.Contains("certificate", error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(server.Asked);
    }

    [Fact]
    public async Task FollowsNoRedirect()
    {
        await using var server = await GitServer.StartAsync(("a.txt", "1"));
        await using var other = await GitServer.StartAsync(("b.txt", "1"));
        server.Instead = context =>
        {
            context.Response.Redirect(other.Address + context.Request.Path.Value!["/team/app.git".Length..] + context.Request.QueryString.ToString());
            return Task.CompletedTask;
        };

        await RefusedAsync(server, OptionsOf(server));

        Assert.NotEmpty(server.Asked);
        Assert.Empty(other.Asked);
    }

    [Fact]
    public async Task SaysWhatGitSays_WhenThereIsNoSuchRepository()
    {
        await using var server = await GitServer.StartAsync(("a.txt", "1"));
        server.Instead = context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        };

        var error = await RefusedAsync(server, OptionsOf(server));

        Assert.Contains("not found", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ends_WhenTheRepositoryIsTooLarge()
    {
        var noise = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(1 << 20)); // does not pack
        await using var server = await GitServer.StartAsync(("noise.txt", noise));

        var error = await RefusedAsync(server, OptionsOf(server) with { MaximumBytes = 1 << 18 });

        Assert.Contains("takes more than", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ends_WhenTheServerDoesNotAnswer_AndWhenNobodyWaits()
    {
        await using var server = await GitServer.StartAsync(("a.txt", "1"));
        using var caller = new CancellationTokenSource();
        server.Instead = async context =>
        {
            await caller.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => GitClone.FetchAsync(server.Address, OptionsOf(server), say: null, caller.Token));
        server.Instead = context => Task.Delay(Timeout.Infinite, context.RequestAborted);
        var error = await RefusedAsync(server, OptionsOf(server) with { Deadline = TimeSpan.FromSeconds(1) });

        Assert.Contains("longer than", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://git.test/a.git", "https")]
    [InlineData("ssh://git.test/a.git", "https")]
    [InlineData("file:///etc", "https")]
    [InlineData("https://ines:secret@git.test/a.git", "credentials")]
    [InlineData("https://git.test/a.git", "cannot be cloned from")]
    public async Task RefusesAddressesThatAreNoneOfOurs(string address, string why)
    {
        var options = new GitCloneOptions { Resolve = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("10.0.0.7")]) };

        var error = await Assert.ThrowsAsync<GitCloneException>(() => GitClone.FetchAsync(new Uri(address), options, say: null, CancellationToken.None));

        Assert.Contains(why, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    private static Task<GitCloneException> RefusedAsync(GitServer server, GitCloneOptions options) =>
        Assert.ThrowsAsync<GitCloneException>(() => GitClone.FetchAsync(server.Address, options, say: null, CancellationToken.None));

    private static GitCloneOptions OptionsOf(GitServer server) => new()
    {
        Addresses = AddressPolicy.PublicOnly.Allowing(new Uri(server.Address.GetLeftPart(UriPartial.Authority))),
        Resolve = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]),
        AuthorityFile = server.AuthorityFile,
    };
}
