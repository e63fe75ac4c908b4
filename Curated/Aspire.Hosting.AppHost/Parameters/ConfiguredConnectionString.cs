using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Parameters;

internal sealed class ConfiguredConnectionString(string name, string? environmentVariable, IConfiguration configuration) : Resource(name), IResourceWithConnectionString, IResourceWithWaitSupport
{
    public string? ConnectionStringEnvironmentVariable => environmentVariable;

    public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create($"{new ParameterResource(Name, _ => Read(), secret: true)}");

    private string Read() => configuration.GetConnectionString(Name)
        ?? throw new MissingParameterValueException($"The connection string '{Name}' has no value: set ConnectionStrings__{Name}.");
}
