using FsCheck;
using FsCheck.Fluent;
using Gapless.Readiness.Targets.Headers;

namespace Gapless.Readiness.Tests.Targets.Headers;

public sealed class HeaderParserTests
{
    private static readonly DateTimeOffset Now = Healthy.Targets.Now;

    [Fact]
    public void NoParserThrows_WhateverTheField() =>
        Prop.ForAll<NonNull<string>>(text =>
        {
            var field = text.Get;
            _ = StrictTransportSecurity.Parse(field);
            _ = SetCookie.Parse(field)?.IsSession;
            _ = RetryAfter.Parse(field, Now);
            _ = ContentSecurityPolicy.ParseAll([field]).Select(policy => (policy.ScriptGap(), policy.ForbidsObjects, policy.LimitsBase, policy.Nonce)).ToList();
            _ = RateLimitHeaders.Remaining(new([new("RateLimit", field), new("X-RateLimit-Remaining", field)]));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void HstsReadsBackWhatWasWritten() =>
        Prop.ForAll<NonNegativeInt, bool, bool>((age, subDomains, preload) =>
        {
            var field = $"max-age={age.Get}{(subDomains ? "; includeSubDomains" : "")}{(preload ? ";preload" : "")}";

            return StrictTransportSecurity.Parse(field) == new StrictTransportSecurity(age.Get, subDomains, preload);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("120", 120)]
    [InlineData(" 0 ", 0)]
    [InlineData("Fri, 20 Nov 2026 12:00:30 GMT", 30)]
    [InlineData("Fri, 20 Nov 2026 11:00:00 GMT", 0)]
    public void ReadsRetryAfter(string field, double seconds) => Assert.Equal(seconds, RetryAfter.Parse(field, Now)?.TotalSeconds);

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("tomorrow")]
    [InlineData("99999999999999999999")]
    [InlineData("Fri, 32 Nov 2026 12:00:30 GMT")]
    public void RefusesRetryAfter_WhenItIsNeither(string field) => Assert.Null(RetryAfter.Parse(field, Now));

    [Theory]
    [InlineData("RateLimit", "\"default\";r=50;t=30", 50)]
    [InlineData("RateLimit", "limit=100, remaining=7, reset=3", 7)]
    [InlineData("RateLimit-Remaining", "12", 12)]
    [InlineData("X-RateLimit-Remaining", "3, 4", 3)]
    [InlineData("RateLimit", "nonsense", null)]
    [InlineData("Retry-After", "3", null)]
    public void ReadsWhatIsLeft(string name, string value, int? remaining) => Assert.Equal(remaining, RateLimitHeaders.Remaining(new([new(name, value)])));

    [Theory]
    [InlineData("a=b; Path=/; secure;HTTPONLY; samesite=STRICT; domain=.shop.example", "a", true, true, "Strict")]
    [InlineData("a=b", "a", false, false, null)]
    [InlineData("a=b; SameSite=whatever; SameSite", "a", false, false, null)]
    [InlineData("=b; Secure", "", true, false, null)]
    [InlineData("noequals; Secure", "", true, false, null)]
    public void ReadsACookieAsABrowserDoes(string field, string name, bool secure, bool httpOnly, string? sameSite)
    {
        var cookie = SetCookie.Parse(field)!;

        Assert.Equal((name, secure, httpOnly, sameSite), (cookie.Name, cookie.IsSecure, cookie.IsHttpOnly, cookie.SameSite));
    }

    [Theory]
    [InlineData("")]
    [InlineData("; Secure")]
    [InlineData("=; Secure")]
    public void IgnoresACookie_WithoutNameAndValue(string field) => Assert.Null(SetCookie.Parse(field));

    [Theory]
    [InlineData("connect.sid", true)]
    [InlineData(".AspNetCore.Identity.Application", true)]
    [InlineData(".AspNetCore.Culture", false)]
    [InlineData("laravel_session", true)]
    [InlineData("access_token", true)]
    [InlineData("XSRF-TOKEN", false)]
    [InlineData("__RequestVerificationToken", false)]
    [InlineData("theme", false)]
    [InlineData("sidebar", false)]
    [InlineData("sid", true)]
    [InlineData("my_sid_v2", true)]
    public void KnowsASessionByItsName(string name, bool isSession) => Assert.Equal(isSession, SetCookie.Parse(name + "=1")!.IsSession);

    [Fact]
    public void APolicyGrantsNoMore_WhenAnotherIsAdded() =>
        Prop.ForAll<NonNull<string>>(text =>
        {
            var strict = ContentSecurityPolicy.Parse("script-src 'self'; object-src 'none'");
            var both = ContentSecurityPolicy.ParseAll(["script-src 'self'; object-src 'none'", text.Get]);

            return strict.ScriptGap() is null && both.Any(policy => policy.ScriptGap() is null) && both.Any(policy => policy.ForbidsObjects);
        }).QuickCheckThrowOnFailure();
}
