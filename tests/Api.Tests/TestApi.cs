using System.Net.Http.Json;
using Gapless.Data;
using Gapless.Data.Organizations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gapless.Api.Tests;

/// <summary>The real API on a free port. Callers are named by a header instead of a session; everything behind that is as it ships.</summary>
internal sealed class TestApi : IAsyncDisposable
{
    private readonly WebApplication app;

    private readonly bool isShared;

    private TestApi(WebApplication running, string database, bool shared) => (app, Database, isShared) = (running, database, shared);

    public string Database { get; }

    public Uri Address => new(app.Urls.Single());

    public IServiceProvider Services => app.Services;

    public IEnumerable<Microsoft.AspNetCore.Http.Endpoint> Endpoints => app.Services.GetRequiredService<Microsoft.AspNetCore.Routing.EndpointDataSource>().Endpoints;

    /// <param name="sessionsBy">The clock of true sessions, which then name callers in place of the header.</param>
    /// <param name="watch">Sees each command that goes to the database.</param>
    public static async Task<TestApi> StartAsync(
        string database, string cache, TimeProvider? sessionsBy = null, IInterceptor? watch = null, params (string Key, string Value)[] settings)
    {
        var built = ApiApplication.Build([], builder =>
        {
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Configuration.AddInMemoryCollection(
            [
                new("ConnectionStrings:gapless", database),
                new("ConnectionStrings:cache", cache),
                new("ConnectionStrings:evidence", "UseLocalFolder=" + Directory.CreateTempSubdirectory("gapless-evidence-").FullName),
                new("Shutdown:DrainSeconds", "0"),
            ]);
            builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
            builder.Logging.ClearProviders();
            if (watch is not null)
            {
                builder.Services.ConfigureDbContext<GaplessDbContext>(options => options.AddInterceptors(watch));
            }

            if (sessionsBy is not null)
            {
                builder.Services.AddSingleton(sessionsBy);
                return;
            }

            builder.Services.Configure<AuthenticationOptions>(options => options.AddScheme<HeaderCaller>(HeaderCaller.Name, null));
            builder.Services.PostConfigure<AuthenticationOptions>(options => options.DefaultAuthenticateScheme = HeaderCaller.Name);
        });
        await built.StartAsync();
        return new(built, database, sessionsBy is null && watch is null && settings.Length == 0);
    }

    /// <summary>A new organization, and a member of it who calls.</summary>
    public async Task<TestCaller> CallerAsync(MemberRole role = MemberRole.Owner, Guid? organization = null)
    {
        var id = organization ?? Guid.CreateVersion7();
        await using var database = As(id);
        if (organization is null)
        {
            database.Add(new Organization { Id = id, Name = "Shop", Slug = id.ToString("N"), CreatedAt = TimeProvider.System.GetUtcNow() });
        }

        var member = new Member { Id = Guid.CreateVersion7(), OrganizationId = id, UserId = Guid.CreateVersion7(), Role = role, JoinedAt = TimeProvider.System.GetUtcNow() };
        database.Add(member);
        await database.SaveChangesAsync();
        var http = new HttpClient { BaseAddress = Address };
        http.DefaultRequestHeaders.Add(HeaderCaller.Header, $"{member.UserId}|{id}|{role}");
        return new(http, id, member.Id);
    }

    public HttpClient Anonymous() => new() { BaseAddress = Address };

    public GaplessDbContext As(Guid organization) => new DatabaseFactory(Database).AsApplication(organization);

    /// <summary>A shared one goes on for the next test.</summary>
    public ValueTask DisposeAsync() => isShared ? ValueTask.CompletedTask : new(StopAsync());

    public async Task StopAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}

internal sealed record TestCaller(HttpClient Http, Guid Organization, Guid MemberId)
{
    public async Task<T> GetAsync<T>(string path) => (await Http.GetFromJsonAsync<T>(path))!;

    public Task<HttpResponseMessage> PostAsync<T>(string path, T body) => Http.PostAsJsonAsync(path, body);
}
