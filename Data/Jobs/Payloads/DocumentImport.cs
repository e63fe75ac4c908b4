namespace Gapless.Data.Jobs.Payloads;

/// <summary>Import a gap analysis.</summary>
/// <param name="Name">The file's name; a document of this name in the system is replaced.</param>
/// <param name="Location">Where the bytes lie in evidence storage.</param>
public sealed record DocumentImport(Guid SystemId, string Name, string Location) : IJobPayload
{
    public static string Kind => "document.import";
}
