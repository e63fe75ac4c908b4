using System.Net;

namespace Gapless.Api.Tests.Accounts;

/// <summary>A browser, as far as it matters: keeps cookies, says where its requests come from, and does not follow redirects.</summary>
internal sealed class Visitor(Uri address, string? site = "same-origin") : IDisposable
{
    public const string CookieName = "__Host-gapless";
    private readonly HttpClient http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = address };

    public string? Cookie { get; set; }

    /// <summary>The last Set-Cookie, with its attributes.</summary>
    public string? SetCookie { get; private set; }

    public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))) });

    public async Task<string> PostedToAsync(string path, params (string Name, string Value)[] fields)
    {
        using var response = await PostAsync(path, fields);
        return $"{(int)response.StatusCode} {response.Headers.Location}";
    }

    public Task<string> SignInAsync(string email = FirstStart.Email, string password = FirstStart.Password, string back = "/") =>
        PostedToAsync("/account/signin", ("email", email), ("password", password), ("return", back));

    public async Task<HttpStatusCode> StatusAsync(string path = "/api/v1/me")
    {
        using var response = await SendAsync(new HttpRequestMessage(HttpMethod.Get, path));
        return response.StatusCode;
    }

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        if (site is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", site);
        }

        if (Cookie is not null)
        {
            request.Headers.Add("Cookie", $"{CookieName}={Cookie}");
        }

        request.Headers.Add("User-Agent", "Test/1.0");
        var response = await http.SendAsync(request);
        if (response.Headers.TryGetValues("Set-Cookie", out var set) && set.FirstOrDefault(cookie => cookie.StartsWith(CookieName + "=", StringComparison.Ordinal)) is { } given)
        {
            SetCookie = given;
            var value = given[(CookieName.Length + 1)..].Split(';')[0];
            Cookie = value.Length == 0 ? null : value;
        }

        return response;
    }

    public void Dispose() => http.Dispose();
}
