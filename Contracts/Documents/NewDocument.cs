namespace Gapless.Contracts.Documents;

/// <summary>A gap analysis to import: pasted as text, or a file's bytes, whose encoding is then found out and repaired.</summary>
/// <param name="Name">The file's name, unique in the system: the same name again replaces it.</param>
/// <param name="Content">The text; or leave it out and give the bytes.</param>
/// <param name="ContentBase64">The bytes of the file, in Base64.</param>
public sealed record NewDocument(string Name, string? Content = null, string? ContentBase64 = null);
