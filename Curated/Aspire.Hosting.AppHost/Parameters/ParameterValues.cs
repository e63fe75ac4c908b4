using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Storage;

namespace Aspire.Hosting.Parameters;

/// <summary>
/// A parameter's value: the configuration (Parameters:name; a dash may be written as underscore), else what was generated before, else a new one,
/// which is kept if it must outlive the run. Aspire keeps it in the user's secrets; here it lies beside the volumes it belongs to.
/// </summary>
internal static class ParameterValues
{
    public static string? Configured(IConfiguration configuration, string name) =>
        configuration["Parameters:" + name] ?? configuration["Parameters:" + name.Replace('-', '_')];

    public static string Read(IDistributedApplicationBuilder builder, string name, ParameterDefault given, bool persist) =>
        Configured(builder.Configuration, name) ?? (persist ? new GeneratedSecrets(HostFolders.For(builder)).GetOrAdd(name, given.GetDefaultValue) : given.GetDefaultValue());
}
