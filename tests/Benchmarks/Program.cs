using Gapless.Benchmarks;

return args switch
{
    ["scan", var folder] => await ScanBenchmark.RunAsync(folder),
    ["facts", var folder] => await FactsListing.RunAsync(folder),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("scan <folder>   time and memory of reading it, beside rg -c . over the same folder");
    Console.Error.WriteLine("facts <folder>  what is read out of it");
    return 2;
}
