using System.Globalization;
using Gapless.Contracts.Gaps;

namespace Gapless.Web.Components.Pages.Gaps;

/// <summary>What is to be done with the gaps that are ticked.</summary>
public sealed class BulkForm
{
    /// <summary>The id of each with its tag as it was shown: <c>0198…|"7"</c>.</summary>
    public IReadOnlyList<string>? Gaps { get; set; }

    /// <summary>Empty for as it is.</summary>
    public string? Owner { get; set; }

    /// <summary>Empty for as it is.</summary>
    public string? DueOn { get; set; }

    /// <summary>change or verify.</summary>
    public string? Act { get; set; }

    internal static string Value(GapEntry gap) => string.Create(CultureInfo.InvariantCulture, $"{gap.Id}|{gap.Tag}");

    internal IEnumerable<(Guid Id, string Tag)> Read()
    {
        foreach (var value in Gaps ?? [])
        {
            if (value.Split('|') is [var id, { Length: > 2 } tag] && Guid.TryParse(id, out var gap) && tag[0] == '"' && tag[^1] == '"')
            {
                yield return (gap, tag);
            }
        }
    }

    /// <summary>What is wrong, by field; nothing when it can be done.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<string>> Faults()
    {
        var faults = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (!Read().Any())
        {
            faults[""] = ["Tick the gaps that it is about."];
        }

        if (!GapChangeForm.ReadDay(DueOn, null, out var day))
        {
            faults["dueOn"] = ["Give a day, such as 2026-12-24."];
        }
        else if (Act != "verify" && day is null && string.IsNullOrEmpty(Owner))
        {
            faults["ownerId"] = ["Choose an owner or give a date."];
        }

        return faults;
    }

    internal GapUpdate Change() => new(Guid.TryParse(Owner, out var owner) ? owner : null, GapChangeForm.ReadDay(DueOn, null, out var day) ? day : null);
}
