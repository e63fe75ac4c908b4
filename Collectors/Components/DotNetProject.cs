using Gapless.Collectors.Structured;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Components;

/// <summary>What an MSBuild project says about itself.</summary>
internal sealed record DotNetProject(string Sdk, string? OutputType, bool IsAspireHost, bool IsTest)
{
    public bool IsExecutable => OutputType is "Exe" or "WinExe" or "exe";

    public static DotNetProject Of(PackageManifest manifest)
    {
        var project = manifest.Root["Project"];
        var sdks = project["Sdk"].OneOrSelf().Select(sdk => sdk["@Name"].Text ?? "").Append(project["@Sdk"].Text ?? "")
            .SelectMany(sdk => sdk.Split(';')).Select(sdk => sdk.Split('/')[0].Trim()).Where(sdk => sdk.Length > 0).ToList();
        var properties = project["PropertyGroup"].OneOrSelf().SelectMany(group => group.Entries).ToLookup(entry => entry.Key, entry => entry.Value.Text ?? entry.Value["#text"].Text, StringComparer.OrdinalIgnoreCase);
        var isAspireHost = sdks.Contains("Aspire.AppHost.Sdk", StringComparer.Ordinal) || properties["IsAspireHost"].Contains("true", StringComparer.OrdinalIgnoreCase)
            || manifest.Find("Aspire.Hosting.AppHost") is not null;
        var isTest = manifest.Find("Microsoft.NET.Test.Sdk") is not null || properties["IsTestProject"].Contains("true", StringComparer.OrdinalIgnoreCase)
            || sdks.Contains("MSTest.Sdk", StringComparer.Ordinal);
        var sdk = sdks.Find(one => one is "Microsoft.NET.Sdk.Web" or "Microsoft.NET.Sdk.Worker" or "Microsoft.NET.Sdk.BlazorWebAssembly") ?? sdks.FirstOrDefault("");
        return new(sdk, properties["OutputType"].FirstOrDefault(type => type is "Exe" or "WinExe") ?? properties["OutputType"].LastOrDefault(), isAspireHost, isTest);
    }
}
