using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Identity;
using Gapless.Readiness.Repositories;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Tests.Healthy;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Identity;

public sealed class CookiesCarryTheirFlagsTests
{
    private static readonly CookiesCarryTheirFlags Check = new();

    private static TargetFacts Good => Healthy.Targets.Healthy;

    [Theory]
    [InlineData("__Host-session=abc; Path=/; Secure; HttpOnly; SameSite=Lax", Outcome.Pass)]
    [InlineData("sid=abc; Secure; httponly; SAMESITE=strict", Outcome.Pass)]
    [InlineData("theme=dark; Secure", Outcome.Pass)]
    [InlineData("XSRF-TOKEN=abc; Secure; SameSite=Lax", Outcome.Pass)]
    [InlineData("theme=dark", Outcome.Partial)]
    [InlineData("ARRAffinity=abc; HttpOnly", Outcome.Partial)]
    [InlineData("sid=abc; Secure; HttpOnly", Outcome.Partial)]
    [InlineData("sid=abc; Secure; HttpOnly; SameSite=None", Outcome.Partial)]
    [InlineData("__Host-session=abc; Path=/app; Secure; HttpOnly; SameSite=Lax", Outcome.Partial)]
    [InlineData("__Host-session=abc; Path=/; Domain=shop.example; Secure; HttpOnly; SameSite=Lax", Outcome.Partial)]
    [InlineData("connect.sid=abc; HttpOnly; SameSite=Lax", Outcome.Fail)]
    [InlineData("access_token=abc; Secure; SameSite=Lax", Outcome.Fail)]
    [InlineData("theme=dark; SameSite=None", Outcome.Fail)]
    [InlineData("JSESSIONID=abc; Path=/", Outcome.Fail)]
    public void JudgesEachCookie(string cookie, Outcome expected) => Ends(expected, Check.Live(Good.WithHome(home => home.Sending("Set-Cookie", cookie))));

    [Fact]
    public void IsPartial_WhenACookieIsTooBig() =>
        IsPartial(Check, Good.WithHome(home => home.Sending("Set-Cookie", $"theme={new string('x', 5000)}; Secure")));

    [Fact]
    public void Fails_WhenASessionIsSetOverPlainHttp() =>
        Fails(Check, Good with { PlainHome = Good.PlainHome!.Sending("Set-Cookie", "sid=1; Secure; HttpOnly; SameSite=Lax") });

    [Fact]
    public void LooksAtTheSignInPage() =>
        Fails(Check, Good.Answering(Healthy.Targets.Html(LoginPages.Requests[0], 200, "<form>").Sending("Set-Cookie", "session=1")));

    [Fact]
    public void KeepsTheValueOutOfTheEvidence()
    {
        var verdict = Fails(Check, Good.WithHome(home => home.Sending("Set-Cookie", "sid=supersecretvalue123; Path=/")));

        var shown = verdict.Evidence[0].Exchange!.Headers["set-cookie"];
        Assert.DoesNotContain("supersecretvalue123", shown, StringComparison.Ordinal);
        Assert.EndsWith("; Path=/", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void DoesNotApply_WithoutCookies() => DoesNotApply(Check, Good);

    [Fact]
    public void IsUnknown_WhenNothingAnswers() =>
        IsUnknown(Check, Good.WithHome(home => Healthy.Targets.Silent(home.Request, AnswerFailure.ConnectionLost)), UnknownReason.Error);

    [Theory]
    [InlineData(Language.JavaScript, "app.use(session({ cookie: { secure: true, httpOnly: true, sameSite: 'lax' } }))", Outcome.Pass)]
    [InlineData(Language.JavaScript, "app.use(session({ cookie: { secure: false } }))", Outcome.Fail)]
    [InlineData(Language.JavaScript, "createTransport({ host: 'smtp', secure: false })", Outcome.Unknown)]
    [InlineData(Language.Go, "http.SetCookie(w, &http.Cookie{ Secure: config.Opts.HTTPS(), SameSite: http.SameSiteLaxMode })", Outcome.Pass)]
    [InlineData(Language.Rust, "Cookie::build((NAME, jwt)).same_site(SameSite::Strict).secure(secure.https);", Outcome.Pass)]
    [InlineData(Language.CSharp, "options.Cookie.SecurePolicy = CookieSecurePolicy.Always;", Outcome.Partial)]
    [InlineData(Language.CSharp, "options.Cookie.SecurePolicy = CookieSecurePolicy.None;", Outcome.Fail)]
    [InlineData(Language.CSharp, "if (env.IsDevelopment()) options.Cookie.SecurePolicy = CookieSecurePolicy.None;", Outcome.Unknown)]
    [InlineData(Language.Python, "SESSION_COOKIE_SECURE = True\nSESSION_COOKIE_SAMESITE = 'Lax'", Outcome.Pass)]
    [InlineData(Language.Python, "SESSION_COOKIE_SECURE = False", Outcome.Fail)]
    public void JudgesTheRepository(string language, string source, Outcome expected) =>
        Ends(expected, Check.Repository(Repo.Http().WithSource(Check, "api/server", language, source)));
}
