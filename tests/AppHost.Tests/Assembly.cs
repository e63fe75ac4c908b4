// Each of these starts processes; two at a time only slow each other down.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
