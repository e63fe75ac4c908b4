using Gapless.Fuzz;

if (Arguments.Read(args) is not { } arguments)
{
    Console.Error.WriteLine($"fuzz <{string.Join('|', FuzzTargets.All.Select(target => target.Name))}> [--seconds N] [--seed S] [--time FILE]");
    return 64;
}

if (arguments.Timed is { } file)
{
    Timing.Print(arguments.Target, file);
    return 0;
}

var result = FuzzLoop.Run(arguments.Target, arguments.Time, arguments.Seed);
Console.WriteLine(
    $"{arguments.Target.Name}, seed {arguments.Seed}: {result.Runs} inputs in {result.Time.TotalSeconds:F0} s, {result.Runs / result.Time.TotalSeconds:F0} a second, "
    + $"slowest {result.Slowest.TotalMilliseconds:F0} ms, {result.Failures.Count} failures");
foreach (var failure in result.Failures)
{
    var path = Path.Combine(Path.GetTempPath(), $"fuzz-{arguments.Target.Name}-{Guid.CreateVersion7():N}");
    await File.WriteAllBytesAsync(path, failure.Input);
    Console.WriteLine($"{path}: {failure.Reason.Split('\n')[0]}");
}

return result.Failures.Count == 0 ? 0 : 1;
