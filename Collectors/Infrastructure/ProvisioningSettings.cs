using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Infrastructure;

/// <summary>
/// What an Aspire host sets on a resource of Azure through its provisioning classes:
/// <c>infrastructure.GetProvisionableResources().OfType&lt;PostgreSqlFlexibleServer&gt;().Single()</c>, and what the rest of that block does to it.
/// </summary>
internal static partial class ProvisioningSettings
{
    private const int MaximumLength = 6000;

    // By how the names of the classes begin
    private static readonly FrozenDictionary<string, string[]> Classes = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["AddAzurePostgresFlexibleServer"] = ["PostgreSql"],
        ["AddAzureSqlServer"] = ["Sql"],
        ["AddAzureCosmosDB"] = ["CosmosDB"],
        ["AddAzureManagedRedis"] = ["RedisEnterprise"],
        ["AddAzureRedis"] = ["RedisResource"],
        ["AddAzureStorage"] = ["Storage", "Blob"],
        ["AddAzureServiceBus"] = ["ServiceBus"],
        ["AddAzureEventHubs"] = ["EventHubs"],
        ["AddAzureKeyVault"] = ["KeyVault"],
        ["AddAzureLogAnalyticsWorkspace"] = ["OperationalInsights"],
        ["AddAzureContainerAppEnvironment"] = ["ContainerAppManagedEnvironment"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What the file sets on resources of this method's classes; none for other methods.</summary>
    public static IEnumerable<KeyValuePair<string, Node>> Of(string text, string method)
    {
        if (!Classes.TryGetValue(method, out var names))
        {
            return [];
        }

        return Taken().Matches(text)
            .Where(match => names.Any(name => match.Groups["class"].Value.StartsWith(name, StringComparison.Ordinal)))
            .SelectMany(match => ProgramCall.SettingsIn(text, match.Index, EndOfBlock(text, match.Index)))
            .DistinctBy(pair => pair.Key, StringComparer.Ordinal);
    }

    private static int EndOfBlock(string text, int at)
    {
        var limit = Math.Min(text.Length, at + MaximumLength);
        for (var depth = 0; at < limit && depth >= 0; at++)
        {
            depth += text[at] is '{' ? 1 : text[at] is '}' ? -1 : 0;
        }

        return at;
    }

    [GeneratedRegex("""\.OfType<(?<class>\w{1,80})>\(\)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Taken();
}
