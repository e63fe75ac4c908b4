using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Repositories;

/// <summary>What could not be read, in words.</summary>
internal static class Unreadable
{
    public static ReadProblem File(string path, Exception why) => new(path, ReadProblemKind.Unreadable, $"The file cannot be read: {In(why)}");

    public static ReadProblem Folder(string path, Exception why) => new(path, ReadProblemKind.Unreadable, $"The folder cannot be listed: {In(why)}");

    private static string In(Exception why) => why is UnauthorizedAccessException ? "no permission" : why.GetType().Name;
}
