namespace Gapless.Readiness.Repositories;

/// <summary>In what a resource of the infrastructure is written.</summary>
public enum InfrastructureTool
{
    /// <summary>Terraform or OpenTofu.</summary>
    Terraform,
    Bicep,

    /// <summary>An Azure Resource Manager template.</summary>
    ResourceManager,

    /// <summary>CloudFormation, SAM, or the resources of the Serverless Framework.</summary>
    CloudFormation,
    Pulumi,

    /// <summary>The AWS Cloud Development Kit.</summary>
    CloudDevelopmentKit,
    Aspire,
}
