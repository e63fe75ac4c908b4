using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Gapless.AppHost.Tests.Engine;

public sealed class ModelTests
{
    [Theory]
    [InlineData("")]
    [InlineData("1st")]
    [InlineData("a--b")]
    [InlineData("ends-")]
    [InlineData("a_b")]
    public void RefusesANameThatAspireRefuses(string name) => Assert.Throws<ArgumentException>(() => new ProjectResource(name));

    [Fact]
    public async Task RefusesASecondResourceOfTheSameName()
    {
        await using var host = new TestHost();
        host.Builder.AddParameter("same", "1");

        Assert.Throws<DistributedApplicationException>(() => host.Builder.AddParameter("Same", "2"));
    }

    [Fact]
    public async Task GivesAReferenceUnderBothForms()
    {
        await using var host = new TestHost();
        var api = host.AddProbe("my-api");
        var web = host.AddProbe("web").WithReference(api);
        var context = new EnvironmentCallbackContext(host.Builder.ExecutionContext, web.Resource);
        foreach (var annotation in web.Resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
        {
            await annotation.Callback(context);
        }

        Assert.Equal(api.GetEndpoint("http").EndpointName, ((EndpointReference)context.EnvironmentVariables["services__my-api__http__0"]).EndpointName);
        Assert.True(context.EnvironmentVariables.ContainsKey("MY_API_HTTP"));
    }

    [Fact]
    public async Task NarrowsAReference_WhenAskedTo()
    {
        await using var host = new TestHost();
        var api = host.AddProbe("api");
        var web = host.AddProbe("web").WithReference(api).WithReferenceEnvironment(ReferenceEnvironmentInjectionFlags.ServiceDiscovery);
        var context = new EnvironmentCallbackContext(host.Builder.ExecutionContext, web.Resource);
        foreach (var annotation in web.Resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
        {
            await annotation.Callback(context);
        }

        Assert.True(context.EnvironmentVariables.ContainsKey("services__api__http__0"));
        Assert.False(context.EnvironmentVariables.ContainsKey("API_HTTP"));
    }

    [Fact]
    public async Task FillsTheHolesOfAnExpression()
    {
        await using var host = new TestHost();
        var secret = host.Builder.AddParameter("secret", "p@ss/w{0}rd");

        var expression = ReferenceExpression.Create($"{{literal}} {secret} {secret:uri} {"text"}");

        Assert.Equal("{literal} p@ss/w{0}rd p%40ss%2Fw%7B0%7Drd text", await expression.GetValueAsync(CancellationToken.None));
        Assert.Equal("{literal} {secret.value} {secret.value} text", expression.ValueExpression);
    }
}
