using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Frontend;
using Gapless.Readiness.Repositories;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Tests.Healthy;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Frontend;

public sealed class TextIsCompressedTests
{
    private static readonly TextIsCompressed Check = new();

    [Fact]
    public void Passes_WhenEveryTextIsCompressed() => Passes(Check, Answered((_, answer) => answer));

    [Fact]
    public void Fails_WhenNothingIs() => Fails(Check, Answered((_, answer) => answer.NotSending("Content-Encoding")));

    [Fact]
    public void IsPartial_WhenOnlySomeAre() => IsPartial(Check, Answered((path, answer) => path == "/" ? answer.NotSending("Content-Encoding") : answer));

    [Fact]
    public void IsPartial_WithoutVary() => IsPartial(Check, Answered((_, answer) => answer.NotSending("Vary")));

    [Fact]
    public void Passes_WithoutVary_WhenNothingMayBeCached() => Passes(Check, Answered((_, answer) => answer.NotSending("Vary").Sending("Cache-Control", "private, no-cache")));

    [Fact]
    public void Fails_WhenItCannotBeDecompressed() => Fails(Check, Answered((_, answer) => answer with { IsDecodable = false }));

    [Fact]
    public void IsPartial_WhenAFileDiffers() => IsPartial(Check, Answered((path, answer) => path == "/app.js" ? answer with { BodyHash = "other" } : answer));

    [Fact]
    public void DoesNotApply_WhenEverythingIsSmall() => DoesNotApply(Check, Answered((_, answer) => answer, size: 900));

    [Fact]
    public void CountsNoImages() => DoesNotApply(Check, Answered((_, answer) => answer.NotSending("Content-Encoding"), type: "image/png"));

    [Fact]
    public void IsUnknown_WhenNothingAnswers() =>
        IsUnknown(Check, Healthy.Targets.Healthy.WithHome(home => Healthy.Targets.Silent(home.Request, AnswerFailure.TimedOut)), UnknownReason.Error);

    [Theory]
    [InlineData(Language.CSharp, "app.UseResponseCompression();", Outcome.Pass)]
    [InlineData(Language.JavaScript, "app.use(compression())", Outcome.Pass)]
    [InlineData(Language.Configuration, "    gzip on;", Outcome.Pass)]
    [InlineData(Language.Configuration, "    gzip off;", Outcome.Unknown)]
    [InlineData(Language.Python, "app.add_middleware(GZipMiddleware)", Outcome.Pass)]
    [InlineData(Language.JavaScript, "import zlib from 'compression'", Outcome.Unknown)]
    public void JudgesTheRepository(string language, string source, Outcome expected) =>
        Ends(expected, Check.Repository(Repo.Http().WithSource(Check, "api/server", language, source)));

    private static TargetFacts Answered(Func<string, Answer, Answer> change, int size = 4000, string type = "text/html")
    {
        var target = Healthy.Targets.Healthy;
        return target.Answering([.. Check.FollowUps(target).Select(request =>
        {
            var answer = Healthy.Targets.Of(request, 200, request.Path == "/" || type.StartsWith("image", StringComparison.Ordinal) ? type : "text/javascript", new string('x', size));
            return request.Headers["accept-encoding"] == "identity"
                ? answer
                : change(request.Path, answer.Sending("Content-Encoding", "br").Sending("Vary", "Origin, Accept-Encoding") with { WireBytes = size / 4 });
        })]);
    }
}
