using System.Buffers.Text;
using System.Text;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Identity;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Tests.Healthy;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Identity;

public sealed class SeenTokensTests
{
    private const string Signed = """{"alg":"ES256"}""";

    private static TargetFacts Sending(string header, string claims)
    {
        var token = string.Join('.', Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header)), Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims)), "c2lnbmF0dXJl");
        return Healthy.Targets.Healthy.WithHome(home => home.Sending("Set-Cookie", $"access={token}; Path=/; Secure; HttpOnly"));
    }

    [Theory]
    [InlineData("""{"alg":"none"}""", """{"iat":1000,"exp":1600}""", Outcome.Fail)]
    [InlineData(Signed, """{"sub":"a"}""", Outcome.Fail)]
    [InlineData(Signed, """{"iat":1000,"exp":1000000}""", Outcome.Partial)]
    [InlineData(Signed, """{"iat":1000,"exp":9000}""", Outcome.Partial)]
    [InlineData(Signed, """{"iat":1000,"exp":1900}""", Outcome.Unknown)]
    [InlineData("[]", """{"iat":1000}""", Outcome.Unknown)]
    public void JudgesATokenInACookie(string header, string claims, Outcome expected) => Ends(expected, new TokensAreStrict().Live(Sending(header, claims)));

    [Fact]
    public void IsUnknown_WithoutAToken() => IsUnknown(new TokensAreStrict(), Healthy.Targets.Healthy, UnknownReason.Never);
}
