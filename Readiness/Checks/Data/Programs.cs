namespace Gapless.Readiness.Checks.Data;

/// <summary>Whether the programs that use a store are in this repository: one of infrastructure alone only declares it.</summary>
internal static class Programs
{
    /// <summary>No part of it depends on the store or calls it; only images and declared resources show that there is one.</summary>
    public static bool AreElsewhere(RepositoryFacts repository, string fact) =>
        repository.Facts.Has(fact) && !repository.Components.Any(component => component.Facts.Has(fact)) && (repository.Facts.Has(Fact.InfrastructureCode) || repository.Facts.Has(Fact.Helm) || repository.Facts.Has(Fact.Kubernetes))
        && !(fact is Fact.Database && repository.Manifests.Any(manifest => manifest.Class == PathClasses.Production && UsesTables(manifest)));

    // The packages of a cloud are asked for by whatever uses the cloud.
    private static bool UsesTables(PackageManifest manifest) => manifest.Dependencies.Any(dependency => !dependency.IsDevelopment && Drivers.Any(driver => dependency.Name.Equals(driver, StringComparison.OrdinalIgnoreCase)));

    private static readonly string[] Drivers = ["boto3", "@aws-sdk/client-dynamodb", "@aws-sdk/lib-dynamodb", "aws-sdk", "AWSSDK.DynamoDBv2", "github.com/aws/aws-sdk-go", "github.com/aws/aws-sdk-go-v2/service/dynamodb"];
}
