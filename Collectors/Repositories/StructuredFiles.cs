using System.Text.RegularExpressions;
using Gapless.Collectors.Containers;
using Gapless.Collectors.Manifests;
using Gapless.Collectors.Pipelines;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Repositories;

/// <summary>Which files are parsed, and which are kept as text for a reader of their own.</summary>
internal static partial class StructuredFiles
{
    // Translations, fixtures and exports are large and mean nothing here; configuration is small.
    private const int MaximumPlainBytes = 96 * 1024;
    private const int MaximumScriptBytes = 64 * 1024;

    private const PathClasses Own = PathClasses.Production | PathClasses.Test | PathClasses.Sample | PathClasses.Documentation;

    public static DataFormat FormatOf(FileFact file)
    {
        var format = file.Language switch
        {
            Language.Yaml => DataFormat.Yaml,
            Language.Json => DataFormat.Json,
            Language.Toml => DataFormat.Toml,
            Language.Hcl => DataFormat.Hcl,
            Language.Xml when XmlName().IsMatch(file.Name) => DataFormat.Xml,
            Language.Text when LinesName().IsMatch(file.Name) => DataFormat.Lines,
            _ => DataFormat.None,
        };
        if (format == DataFormat.None || (file.Class & Own) == PathClasses.None)
        {
            return DataFormat.None;
        }

        var hasMeaning = format == DataFormat.Hcl || ManifestFiles.IsManifest(file.Path, file.Name) || ComposeReader.IsCompose(file.Name) || PipelineFiles.SystemOf(file.Path) is not null
            || MeaningfulName().IsMatch(file.Name) || PipelineTemplate().IsMatch(file.Path);
        return hasMeaning || (file.Class == PathClasses.Production && file.Size <= MaximumPlainBytes && !TranslationFolder().IsMatch(file.Path)) ? format : DataFormat.None;
    }

    public static bool KeepsText(FileFact file) => (file.Class & Own) != PathClasses.None
        && (file.Language is Language.Dockerfile or Language.Dotenv or Language.Bicep
            || file.Name is ".gitignore" or ".dockerignore" || file.Name.EndsWith(".dockerignore", StringComparison.Ordinal)
            || ManifestFiles.IsManifest(file.Path, file.Name)
            || GradleLibraries.IsLibraries(file.Name)
            || (file.Language is Language.Shell && file.Size <= MaximumScriptBytes)
            || (file.Language is Language.CSharp && !file.Path.Contains('/', StringComparison.Ordinal) && file.Size <= MaximumScriptBytes)
            || file.Name.StartsWith("Jenkinsfile", StringComparison.Ordinal)
            || file.Name is "Procfile" or "Taskfile.yml" or "Taskfile.yaml");

    [GeneratedRegex(@"^(\.(nvmrc|node-version|python-version|ruby-version|java-version|go-version|php-version|tool-versions|sdkmanrc)|runtime\.txt|\.gitleaksignore)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex LinesName();

    [GeneratedRegex(@"^(.*\.(csproj|fsproj|vbproj|props|targets|config|slnx|pubxml)|pom\.xml|.*\.xml)$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex XmlName();

    [GeneratedRegex(@"^(Directory\.(Build|Packages)\.(props|targets)|pnpm-workspace\.yaml|Chart\.yaml|values.*\.ya?ml|openapi.*|swagger.*|libs\.versions\.toml|appsettings.*\.json|application.*\.ya?ml|serverless\.ya?ml|dependabot\.ya?ml|renovate.*|\.secrets\.baseline)$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex MeaningfulName();

    // Pipelines name these; templates of anything else are samples.
    [GeneratedRegex(@"(^|/)(\.?azure-?pipelines?|\.azuredevops|\.azdo|\.ado|\.?pipelines?|ci|build|deploy|devops|eng)/([^/]+/)*templates?/([^/]+/)?[^/]+\.ya?ml$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex PipelineTemplate();

    [GeneratedRegex(@"(^|/)(locales?|i18n|lang|langs|languages|translations?|messages|l10n|data|assets|public|static|wwwroot|res|__snapshots__|resources/lang|snapshots|icons)/", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex TranslationFolder();
}
