using System.Text.RegularExpressions;

namespace Gapless.Collectors.Infrastructure;

/// <summary>Where a module comes from.</summary>
internal static partial class ModuleSource
{
    /// <summary><c>git::https://host/org/terraform-aws-rds.git//sub?ref=v1</c> becomes <c>org/rds/sub</c>, <c>br/public:avm/res/cache/redis:0.1.0</c> <c>avm/res/cache/redis</c>.</summary>
    public static string Plain(string source)
    {
        var plain = Decoration().Replace(source.Split('?')[0], "");
        plain = Version().Replace(plain, "").Replace(".git", "", StringComparison.Ordinal).Replace("//", "/", StringComparison.Ordinal);
        return Prefix().Replace(plain, match => match.Value.EndsWith("modules", StringComparison.Ordinal) ? match.Value : "").Trim('/');
    }

    // git::https://github.com/   git@github.com:   br/public:   br:registry.azurecr.io/   tfr:///
    [GeneratedRegex(@"^(git::)?((https?|ssh|tfr)://[^/]*/|git@[^:/]+[:/]|br/\w+:|br:[^/]+/)?(github\.com/|gitlab\.com/|bitbucket\.org/)?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Decoration();

    [GeneratedRegex(@":v?\d[\w.-]*$", RegexOptions.NonBacktracking)]
    private static partial Regex Version();

    // terraform-aws-modules is an organization, terraform-aws-rds a module
    [GeneratedRegex("terraform-(aws|azurerm|azure|google|gcp|digitalocean)-(modules)?", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Prefix();
}
