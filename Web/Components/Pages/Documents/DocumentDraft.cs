using Gapless.Contracts.Documents;

namespace Gapless.Web.Components.Pages.Documents;

/// <summary>A document as it was pasted or chosen, before it is imported.</summary>
public sealed class DocumentDraft
{
    /// <summary>What the API takes, and no more is read.</summary>
    internal const int LargestFile = 3_000_000;

    public string? Name { get; set; }

    public string? Content { get; set; }

    /// <summary>A chosen file, kept by the form between preview and import: browsers forget it.</summary>
    public string? ContentBase64 { get; set; }

    /// <summary>preview or import.</summary>
    public string? Act { get; set; }

    internal async Task<NewDocument> ReadAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        if (file is { Length: > 0 and <= LargestFile })
        {
            var bytes = new byte[file.Length];
            await using var content = file.OpenReadStream();
            await content.ReadExactlyAsync(bytes, cancellationToken);
            ContentBase64 = Convert.ToBase64String(bytes);
            Name = string.IsNullOrWhiteSpace(Name) ? Path.GetFileName(file.FileName) : Name;
        }

        return string.IsNullOrEmpty(ContentBase64) ? new(Name ?? "", Content) : new(Name ?? "", null, ContentBase64);
    }
}
