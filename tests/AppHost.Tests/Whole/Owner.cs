using System.Net;
using Gapless.Contracts;

namespace Gapless.AppHost.Tests.Whole;

/// <summary>The first owner at the gateway, signed in, without a browser.</summary>
internal sealed class Owner : IDisposable
{
    private const string Email = "ines@example.com";
    private const string Password = "copper lantern 47 drifts";

    private readonly RunningSystem system;

    private Owner(RunningSystem system)
    {
        this.system = system;
        Http = system.Client("gateway", "https");
        Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        Api = new(Http);
    }

    /// <summary>Keeps the cookie, and follows no redirect.</summary>
    public HttpClient Http { get; }

    public GaplessClient Api { get; }

    /// <summary>Makes the owner, which is possible once.</summary>
    public static async Task<Owner> BeginAsync(RunningSystem system)
    {
        var owner = new Owner(system);
        var token = (await system.OwnerLinkAsync()).Query["?token=".Length..];
        using var welcome = await owner.PostAsync("/account/welcome", ("token", token), ("name", "Ines Duarte"), ("email", Email), ("password", Password));
        Assert.Equal((HttpStatusCode.Redirect, "/"), (welcome.StatusCode, welcome.Headers.Location?.OriginalString));
        return owner;
    }

    /// <summary>Where the sign-in leads.</summary>
    public async Task<string?> SignInAsync(string back)
    {
        using var answer = await PostAsync("/account/signin", ("email", Email), ("password", Password), ("return", back));
        return answer.Headers.Location?.OriginalString;
    }

    /// <summary>As a browser asks for a page.</summary>
    public async Task<(HttpStatusCode Status, string Text, HttpResponseMessage Answer)> PageAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html");
        var answer = await Http.SendAsync(request, system.Limit);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(system.Limit)), answer);
    }

    public void Dispose() => Http.Dispose();

    private Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) =>
        Http.PostAsync(path, new FormUrlEncodedContent(fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))), system.Limit);
}
