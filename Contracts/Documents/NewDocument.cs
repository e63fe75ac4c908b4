namespace Gapless.Contracts.Documents;

/// <summary>A gap analysis to import, pasted; files go as multipart/form-data.</summary>
/// <param name="Name">The file's name, unique in the system: the same name again replaces it.</param>
public sealed record NewDocument(string Name, string Content);
