using System.Text.RegularExpressions;

namespace Gapless.Deploy.Tests;

/// <summary>What AppHost says of the templates of deploy/, and what stands in them: no compiler sees both.</summary>
public sealed partial class TemplateTests
{
    private static readonly string Modules = Checkout.Read("AppHost/Publishing/Azure/AzureModules.cs");

    [Theory]
    [InlineData("alerts")]
    [InlineData("budget")]
    [InlineData("frontdoor")]
    public void TakesJustTheParametersThatItIsGiven(string module)
    {
        var call = Modules[Modules.IndexOf($"AddBicepTemplate(\"{module}\", \"../deploy/{module}.bicep\")", StringComparison.Ordinal)..];
        var given = Given().Matches(call[..call.IndexOf(';', StringComparison.Ordinal)]).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        var parameters = Parameter().Matches(Checkout.Read($"deploy/{module}.bicep"))
            .ToDictionary(match => match.Groups["name"].Value, match => match.Groups["default"].Success, StringComparer.Ordinal);

        Assert.NotEmpty(given);
        Assert.DoesNotContain(given, name => !parameters.ContainsKey(name));
        Assert.DoesNotContain(parameters, parameter => !parameter.Value && !given.Contains(parameter.Key));
    }

    [Theory]
    [InlineData("azure.yaml", "run: ./deploy/migrate.sh", "deploy/migrate.sh")]
    [InlineData("azure.yaml", "project: ./AppHost/AppHost.csproj", "AppHost/AppHost.csproj")]
    [InlineData("AppHost/Publishing/Compose/ComposeTarget.cs", "../deploy/backup.sh", "deploy/backup.sh")]
    public void NamesAFileThatIsThere(string from, string mention, string file)
    {
        Assert.Contains(mention, Checkout.Read(from), StringComparison.Ordinal);
        Assert.True(File.Exists(Checkout.PathOf(file)));
        if (!OperatingSystem.IsWindows() && file.EndsWith(".sh", StringComparison.Ordinal))
        {
            Assert.True(File.GetUnixFileMode(Checkout.PathOf(file)).HasFlag(UnixFileMode.UserExecute));
        }
    }

    // .WithParameter("mail", mail)   .WithParameter(AzureBicepResource.KnownParameters.Location) is not matched, nor needs to be: it has a default.
    [GeneratedRegex("""WithParameter\("(?<name>\w+)",""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Given();

    // param tags object = {}
    [GeneratedRegex(@"^param (?<name>\w+) \w+(?<default> =)?", RegexOptions.NonBacktracking | RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Parameter();
}
