using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Infrastructure;
using Gapless.Readiness.Repositories;
using Gapless.Readiness.Targets;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Infrastructure;

public sealed class DomainIsOursTests
{
    private static readonly DomainIsOurs Check = new();

    [Fact]
    public void IsUnknown_WhenOnlyTheRegistrationIsOpen() => IsUnknown(Check, Healthy.Targets.Healthy, UnknownReason.Never);

    [Theory]
    [InlineData("https://shop.azurewebsites.net/")]
    [InlineData("https://shop.vercel.app/")]
    [InlineData("https://192.0.2.1/")]
    public void Fails_WhenTheNameIsNotOurs(string url) => Fails(Check, Healthy.Targets.Healthy with { BaseUrl = new(url) });

    [Fact]
    public void IsUnknown_WhenAProvidersNameIsNotProduction() =>
        IsUnknown(Check, Healthy.Targets.Healthy with { BaseUrl = new("https://shop.vercel.app/"), Facts = Healthy.Targets.Facts(Fact.Target) }, UnknownReason.Never);

    [Fact]
    public void Fails_WhenTheNameHasNoAddress() => Fails(Check, Healthy.Targets.Healthy with { Home = Healthy.Targets.Silent(ProbeRequest.Get("/"), AnswerFailure.NameNotResolved) });

    [Theory]
    [InlineData("http://localhost:8080/")]
    [InlineData("https://shop.internal/")]
    public void DoesNotApply_WhenTheNameIsInternal(string url) => DoesNotApply(Check, Healthy.Targets.Healthy with { BaseUrl = new(url) });

    [Fact]
    public void AsksForTheRegistrar() => Assert.Contains("registrar", Check.Attestation!.RequiredFields);
}
