namespace Gapless.Readiness.Repositories;

/// <summary>One <c>FROM</c> and what follows it.</summary>
/// <param name="Image">The base image with <c>ARG</c> defaults put in; may still hold <c>$NAME</c> where there is none.</param>
/// <param name="Name">Its <c>AS</c> name, or null.</param>
/// <param name="Parent">The index of the earlier stage it is built on, or null for an external image. Always smaller than its own index.</param>
public sealed record DockerStage(string Image, string? Name, int Line, int? Parent, ImmutableArray<DockerInstruction> Instructions)
{
    /// <summary>The last instruction with this keyword (upper case), or null.</summary>
    public DockerInstruction? Last(string keyword) =>
        Instructions.LastOrDefault(instruction => instruction.Keyword.Equals(keyword, StringComparison.Ordinal));

    public IEnumerable<DockerInstruction> All(string keyword) =>
        Instructions.Where(instruction => instruction.Keyword.Equals(keyword, StringComparison.Ordinal));
}
