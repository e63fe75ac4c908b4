namespace Gapless.Api.Validation;

/// <summary>What is wrong with a request, by field, as problem details (RFC 9457) carry it.</summary>
internal sealed class Faults
{
    private readonly Dictionary<string, string[]> found = new(StringComparer.Ordinal);

    public bool Any => found.Count > 0;

    /// <param name="fault">What is wrong and what to do; told when the condition does not hold.</param>
    public Faults Require(bool holds, string field, string fault)
    {
        if (!holds)
        {
            found[field] = [.. found.GetValueOrDefault(field, []), fault];
        }

        return this;
    }

    public Faults Text(string? value, string field, int longest, bool isOptional = false) => this
        .Require(isOptional || !string.IsNullOrWhiteSpace(value), field, "Give a value.")
        .Require(value is null || value.Length <= longest, field, $"At most {longest} characters.")
        .Require(value is null || !value.Any(char.IsControl), field, "No control characters.");

    public IResult Answer() => TypedResults.ValidationProblem(found);
}
