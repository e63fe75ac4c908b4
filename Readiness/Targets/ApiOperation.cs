namespace Gapless.Readiness.Targets;

/// <summary>One operation of an API description.</summary>
/// <param name="Path">As in the description, with its <c>{parameters}</c>.</param>
/// <param name="IsProtected">Its effective security names a scheme and does not allow anonymous calls as well.</param>
/// <param name="NeedsSecretQuery">A required query parameter cannot be guessed.</param>
public sealed record ApiOperation(string Method, string Path, bool IsProtected, bool NeedsSecretQuery)
{
    /// <summary>The path with its parameters filled in by something that does not exist.</summary>
    public string Filled
    {
        get
        {
            var parts = Path.Split('{');
            return parts[0] + string.Concat(parts.Skip(1).Select(part =>
                (part.Contains('}', StringComparison.Ordinal) ? "00000000-0000-4000-8000-000000000000" : "{")
                + part[(part.IndexOf('}', StringComparison.Ordinal) + 1)..]));
        }
    }
}
