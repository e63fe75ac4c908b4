using System.Globalization;

namespace Gapless.Fuzz;

/// <summary><c>documents --seconds 60 --seed 7</c>, or <c>documents --time FILE</c>.</summary>
internal sealed record Arguments(IFuzzTarget Target, TimeSpan Time, int Seed, string? Timed)
{
    public static Arguments? Read(string[] arguments)
    {
        var target = FuzzTargets.All.FirstOrDefault(candidate => candidate.Name == arguments.FirstOrDefault());
        return target is null
            ? null
            : new Arguments(target, TimeSpan.FromSeconds(Number(arguments, "--seconds", 30)), Number(arguments, "--seed", 1), Value(arguments, "--time"));
    }

    private static int Number(string[] arguments, string name, int otherwise) =>
        int.TryParse(Value(arguments, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    private static string? Value(string[] arguments, string name)
    {
        var index = Array.IndexOf(arguments, name);
        return index >= 0 && index + 1 < arguments.Length ? arguments[index + 1] : null;
    }
}
