using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Api;
using Gapless.Readiness.Repositories;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Tests.Healthy;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Api;

public sealed class ErrorsRevealNoInternalsTests
{
    private static readonly ErrorsRevealNoInternals Check = new();

    private static TargetFacts Quiet => Healthy.Targets.Healthy.Answering([.. ErrorProbes.All.Select(request => Healthy.Targets.Html(request, 400, "Bad request"))]);

    [Fact]
    public void Passes_WhenErrorsSayLittle() => Passes(Check, Quiet);

    [Theory]
    [InlineData("   at Shop.Api.Orders.Get(Int32 id) in /src/Orders.cs:line 42")]
    [InlineData("java.lang.NullPointerException\n\tat com.shop.Orders.get(Orders.java:42)")]
    [InlineData("Traceback (most recent call last):\n  File")]
    [InlineData("Error: x\n    at Object.get (/app/src/orders.js:12:5)")]
    [InlineData("<b>Fatal error</b>: Uncaught Error in /var/www/shop/a.php on line <b>12</b>")]
    [InlineData("app/controllers/orders_controller.rb:12:in `show'")]
    [InlineData("panic: boom\n\ngoroutine 1 [running]:")]
    [InlineData("SQLSTATE[42000]: Syntax error")]
    [InlineData("ERROR: syntax error at or near \"'\"")]
    [InlineData("PrismaClientKnownRequestError: x")]
    [InlineData("You&#x27;re seeing this error because you have <code>DEBUG = True</code>")]
    [InlineData("broken in /usr/src/app/index.ts:12")]
    public void Fails_WhenTheInsideShows(string body)
    {
        var verdict = Fails(Check, Answering(500, body));

        Assert.All(verdict.Evidence, one => Assert.DoesNotContain("Shop.Api.Orders", one.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<pre>Cannot GET /nothing</pre>")]
    [InlineData("<h3>Apache Tomcat/9.0.1</h3>")]
    [InlineData("<h1>Whitelabel Error Page</h1>")]
    [InlineData("<hr><center>nginx/1.25.3</center>")]
    public void IsPartial_WhenADefaultPageNamesTheProduct(string body) => IsPartial(Check, Answering(404, body));

    [Fact]
    public void IsPartial_WhenBadInputIsAServerError() => IsPartial(Check, Answering(500, "Something went wrong"));

    [Fact]
    public void Passes_WhenAPageThatExistsShowsATrace() => Passes(Check, Answering(200, "How to read: Traceback (most recent call last): …"));

    [Fact]
    public void Fails_WhenTheSoft404ShowsATrace() =>
        Fails(Check, Quiet with { Missing = Quiet.Missing with { Status = 200, Text = "goroutine 12 [running]" } });

    [Fact]
    public void IsUnknown_WhenAGatewayAnswersEverything() =>
        IsUnknown(Check, Healthy.Targets.Healthy with { Missing = Healthy.Targets.Healthy.Missing with { Status = 502 } }, UnknownReason.Blocked);

    [Fact]
    public void AsksAnOperationForOddIds()
    {
        var description = Healthy.Targets.Json(ApiDescription.Requests[0], 200, """{"openapi":"3.0.0","paths":{"/orders/{id}":{"get":{}}}}""");

        var paths = Check.FollowUps(Healthy.Targets.Healthy.Answering(description)).Select(request => request.Path);

        Assert.Equal(["/orders/%27", "/orders/0", "/orders/999999999999999999999"], paths);
    }

    [Theory]
    [InlineData(Language.JavaScript, "res.status(500).json({ error: err.stack })", Outcome.Fail)]
    [InlineData(Language.JavaScript, "logger.error(err.stack)", Outcome.Unknown)]
    [InlineData(Language.JavaScript, "res.status(500).json({ error: err.message })", Outcome.Partial)]
    [InlineData(Language.JavaScript, "res.status(400).json({ error: err.message })", Outcome.Unknown)]
    [InlineData(Language.CSharp, "app.UseExceptionHandler();", Outcome.Pass)]
    [InlineData(Language.Configuration, "server.error.include-stacktrace=always", Outcome.Fail)]
    [InlineData(Language.Java, "@ControllerAdvice class Errors { @ExceptionHandler(Exception.class) Problem failed() { return problem; } }", Outcome.Pass)]
    [InlineData(Language.Java, "@ControllerAdvice class Binders { @InitBinder void bind() {} }", Outcome.Unknown)]
    [InlineData(Language.Ruby, "rescue_from ActiveRecord::RecordNotFound, with: :missing", Outcome.Unknown)]
    public void JudgesTheRepository(string language, string source, Outcome expected) =>
        Ends(expected, Check.Repository(Repo.Http().WithSource(Check, "api/errors", language, source)));

    private static TargetFacts Answering(int status, string body) => Quiet.Answering(Healthy.Targets.Html(ErrorProbes.All[0], status, body));
}
