using Gapless.Benchmarks;
using Gapless.Benchmarks.Findings;
using Gapless.Benchmarks.Gateways;
using Gapless.Benchmarks.Jobs;
using Gapless.Benchmarks.Probes;
using Gapless.Benchmarks.Years;

return args switch
{
    ["scan", var folder] => await ScanBenchmark.RunAsync(folder),
    ["scale", var folder] => await ScaleBenchmark.RunAsync(folder),
    ["once", var folder] => await ScanRun.PrintAsync(folder),
    ["import", var file] => await ImportBenchmark.RunAsync(file),
    ["facts", var folder] => await FactsListing.RunAsync(folder),
    ["jobs"] => await JobsBenchmark.RunAsync(),
    ["findings"] => await FindingsBenchmark.RunAsync(),
    ["probe", var modules, var command] => await ProbeBenchmark.RunAsync(modules, command),
    ["gateway"] => await GatewayBenchmark.RunAsync(),
    ["year"] => await YearBenchmark.RunAsync(),
    ["serve", var kind, var port, var destination] => await Servers.RunAsync(kind, port, destination),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("scan <folder>   time and memory of reading and judging it, beside rg -c . over the same folder");
    Console.Error.WriteLine("scale <folder>  what ten copies of it in one folder cost against one: time and peak memory, each in a process of its own");
    Console.Error.WriteLine("once <folder>   one run: milliseconds, milliseconds of processor, bytes of peak memory, files");
    Console.Error.WriteLine("import <file>   what reading one gap analysis costs, the first time and after it");
    Console.Error.WriteLine("facts <folder>  what is read out of it");
    Console.Error.WriteLine("findings        what keeping 30,000 findings of one scan costs, beside a bare COPY of the same rows, and the same scan again");
    Console.Error.WriteLine("probe <modules> <command>  one probe of a local nginx, beside the HTTP Observatory (in that folder's node_modules) and sslscan");
    Console.Error.WriteLine("gateway         requests a second through it, beside a bare YARP and nginx");
    Console.Error.WriteLine("jobs            trivial jobs a second through the worker, beside a bare loop of UPDATE … SKIP LOCKED on the same server");
    Console.Error.WriteLine("year            what every page takes over a year of daily scans of fifty systems, generated");
    return 2;
}
