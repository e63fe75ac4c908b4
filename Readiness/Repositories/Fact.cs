namespace Gapless.Readiness.Repositories;

/// <summary>The facts that decide whether a check applies (catalogue B0.4).</summary>
public static class Fact
{
    public const string Node = "node";
    public const string DotNet = "dotnet";
    public const string Python = "python";
    public const string Go = "go";
    public const string Java = "java";
    public const string Ruby = "ruby";
    public const string Php = "php";
    public const string Rust = "rust";
    public const string Elixir = "elixir";

    /// <summary>At least one component listens or works.</summary>
    public const string Service = "service";

    /// <summary>A platform starts the code for each event; nobody builds an image of it or keeps it running.</summary>
    public const string Functions = "functions";
    public const string Http = "http";
    public const string Frontend = "frontend";
    public const string SinglePage = "frontend-spa";
    public const string Database = "database";
    public const string Relational = "relational";
    public const string DocumentStore = "document";
    public const string Cache = "cache";
    public const string Queue = "queue";
    public const string Upload = "upload";
    public const string Users = "users";
    public const string PersonalData = "personal-data";
    public const string CookieAuthentication = "cookie-auth";
    public const string Api = "api";
    public const string Docker = "docker";
    public const string Compose = "compose";
    public const string Kubernetes = "k8s";
    public const string Helm = "helm";
    public const string InfrastructureCode = "iac";
    public const string PlatformService = "paas";
    public const string Aspire = "aspire";
    public const string ContinuousIntegration = "ci";
    public const string MultiService = "multi-service";

    /// <summary>A manifest of any package ecosystem.</summary>
    public const string Manifest = "manifest";

    /// <summary>There is a base URL to look at.</summary>
    public const string Target = "target";
    public const string WebTarget = "target:web";
    public const string ApiTarget = "target:api";
    public const string ProductionTarget = "target:prod";
    public const string Internet = "internet";
}
