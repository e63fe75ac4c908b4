using System.Text.RegularExpressions;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Containers;

/// <summary>What a deployment file's name says about its use.</summary>
internal static partial class DeploymentNames
{
    public static DeploymentUse UseOf(string path) => Production().IsMatch(path) && !Pretended().IsMatch(path[(path.LastIndexOf('/') + 1)..]) ? DeploymentUse.Production
        : Development().IsMatch(path) ? DeploymentUse.Development
        : DeploymentUse.Unstated;

    /// <summary>A folder or a file of the path says production itself.</summary>
    public static bool IsProduction(string path) => ProductionItself().IsMatch(path);

    [GeneratedRegex(@"(^|[^a-z])(prod|prd|production|live)([^a-z]|$)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex ProductionItself();

    [GeneratedRegex(@"(^|[^a-z])(prod|production|live|deploy|release)([^a-z]|$)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Production();

    // compose.mock-production.yml is like production, for tests
    [GeneratedRegex(@"(^|[^a-z])(mocks?|mocked|stubs?|fake|simulat\w*|tests?|testing|e2e|smoke|bench(mark)?|local|dev|demo|example|sample)([^a-z]|$)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Pretended();

    [GeneratedRegex(@"(^|[^a-z])(dev|develop|development|local|override|debug|test|tests|testing|ci|e2e|devcontainer|example|sample|mocks?|mocked|stubs?|fake|simulat\w*|smoke|bench(mark)?)([^a-z]|$)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Development();
}
