using Gapless.Readiness.Checks.Identity;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class ChangesAreNotForgedTests : CheckTests<ChangesAreNotForged>
{
    private const string Session = "=== package.json\n{ \"name\": \"shop\", \"scripts\": { \"start\": \"node server.js\" }, \"dependencies\": { \"express\": \"4.19.2\", \"express-session\": \"1.18.0\" } }\n";

    [Theory]
    [InlineData(Session + "=== src/app.js\nconst { doubleCsrfProtection } = doubleCsrf({ getSecret });\n")]
    [InlineData(Session + "=== src/app.js\nsession({ cookie: { sameSite: 'lax' } });\nif (req.headers['sec-fetch-site'] !== 'same-origin') return res.sendStatus(403);\n")]
    [InlineData("=== requirements.txt\ndjango==5.0\n=== shop/settings.py\nINSTALLED_APPS = ['django.contrib.sessions']\nMIDDLEWARE = ['django.middleware.csrf.CsrfViewMiddleware']\n")]
    public Task Passes_WhenATokenOrTheOriginIsAskedFor(string files) => Passes(files);

    [Theory]
    [InlineData("=== src/app.js\nsession({ cookie: { sameSite: 'lax' } });\n", "SameSite alone")]
    [InlineData("=== src/app.js\nsession({ cookie: { secure: true } });\n// csurf()\n", "browsers do by themselves")]
    public Task IsPartial_WhenOnlyTheCookieStays(string files, string because) => IsPartial(Session + files, because);

    [Fact]
    public Task IsPartial_WhenALinkIsEnough() => IsPartial(Session + "=== src/app.js\napp.use(csurf());\napp.get('/orders/delete/:id', remove);\n", "a link is enough");

    [Fact]
    public Task IsPartial_WhenSomeAreExempt() => IsPartial("=== requirements.txt\ndjango==5.0\n=== shop/settings.py\nINSTALLED_APPS = ['django.contrib.sessions']\nMIDDLEWARE = ['django.middleware.csrf.CsrfViewMiddleware']\n=== shop/views.py\n@csrf_exempt\ndef change(request): pass\n", "exempts some");

    [Fact]
    public Task Passes_WhenOnlyAWebhookIsExempt() => Passes("=== requirements.txt\ndjango==5.0\n=== shop/settings.py\nINSTALLED_APPS = ['django.contrib.sessions']\nMIDDLEWARE = ['django.middleware.csrf.CsrfViewMiddleware']\n=== shop/webhooks.py\n@csrf_exempt\ndef paid(request): pass\n");

    [Theory]
    [InlineData("=== src/app.js\nsession({ cookie: { sameSite: 'none', secure: true } });\n", "travels")]
    [InlineData("=== src/Security.java\nhttp.csrf().disable();\n", "turns the protection")]
    public Task Fails_WhenNothingProtects(string files, string because) => Fails(Session + files, because);

    [Fact]
    public Task DoesNotApply_WhenNoCookieSignsIn() => DoesNotApply(NodeApi);

    [Fact]
    public Task Passes_WhenAnExemptRouteAsksItself() => Passes("""
        === Web.csproj
        <Project Sdk="Microsoft.NET.Sdk.Web" />
        === Program.cs
        builder.Services.AddAuthentication().AddCookie();
        app.UseAntiforgery();
        === Uploads/Routes.cs
        routes.MapPost("/files", FormUpload.Take).DisableAntiforgery();
        === Uploads/FormUpload.cs
        if (!await antiforgery.IsRequestValidAsync(context)) { return TypedResults.BadRequest(); }
        """);
}
