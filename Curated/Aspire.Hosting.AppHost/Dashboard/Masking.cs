using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Dashboard;

/// <summary>Keeps secrets off the pages: the values of secret parameters wherever they stand, and whatever is called a password, a key or a token.</summary>
internal sealed class Masking(DistributedApplicationModel model, IConfiguration configuration)
{
    public const string Mask = "••••••";

    private static readonly string[] Telltales = ["password", "secret", "token", "apikey", "api_key", "accountkey", "otlp_headers"];

    private ImmutableArray<string> values = [];

    /// <summary>Takes what the parameters hold now; called when a page is made, because they get their values while the system starts.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var secrets = new List<string?> { configuration["AppHost:OtlpApiKey"], configuration["AppHost:BrowserToken"] };
        foreach (var parameter in model.Resources.OfType<ParameterResource>().Where(parameter => parameter.Secret))
        {
            try
            {
                secrets.Add(await parameter.GetValueAsync(cancellationToken));
            }
            catch (DistributedApplicationException)
            {
                continue; // it has no value
            }
        }

        values = [.. secrets.OfType<string>().Where(value => value.Length >= 4).SelectMany(value => (string[])[value, Uri.EscapeDataString(value)]).Distinct(StringComparer.Ordinal)];
    }

    public string Line(string text) => values.Aggregate(text, (masked, secret) => masked.Replace(secret, Mask, StringComparison.Ordinal));

    public string Variable(string name, string value) => IsTelltale(name) ? Mask : Line(MaskParts(value));

    /// <summary>Host=…;Password=…;AccountKey=…</summary>
    private static string MaskParts(string value) => !IsTelltale(value) ? value : string.Join(';', value.Split(';').Select(part =>
        part.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals && IsTelltale(part[..equals]) ? part[..(equals + 1)] + Mask : part));

    private static bool IsTelltale(string text) => Telltales.Any(telltale => text.Contains(telltale, StringComparison.OrdinalIgnoreCase));
}
