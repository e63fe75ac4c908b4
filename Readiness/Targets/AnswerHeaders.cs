namespace Gapless.Readiness.Targets;

/// <summary>The header fields of an answer, in the order they came; names are compared without case.</summary>
public sealed class AnswerHeaders
{
    private readonly ImmutableArray<KeyValuePair<string, string>> fields;

    public AnswerHeaders(IEnumerable<KeyValuePair<string, string>> fields) => this.fields = [.. fields];

    public static AnswerHeaders Empty { get; } = new([]);

    public IEnumerable<string> Names => fields.Select(one => one.Key);

    /// <summary>The first field's value, or null.</summary>
    public string? this[string name] => All(name).FirstOrDefault();

    /// <summary>The values of every field of this name.</summary>
    public IEnumerable<string> All(string name) =>
        fields.Where(one => one.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(one => one.Value);

    public bool Has(string name) => fields.Any(one => one.Key.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>All fields of this name as one list value; empty when there is none.</summary>
    public string Joined(string name) => string.Join(", ", All(name));

    /// <summary>The comma-separated field holds this token.</summary>
    public bool HasToken(string name, string token) =>
        Joined(name).Split(',', StringSplitOptions.TrimEntries).Contains(token, StringComparer.OrdinalIgnoreCase);

    /// <summary>These fields with all of that name replaced by one.</summary>
    public AnswerHeaders With(string name, string value) => new(Without(name).fields.Add(new(name, value)));

    /// <summary>These fields and one more.</summary>
    public AnswerHeaders Plus(string name, string value) => new(fields.Add(new(name, value)));

    public AnswerHeaders Without(string name) =>
        new(fields.Where(one => !one.Key.Equals(name, StringComparison.OrdinalIgnoreCase)));
}
