// Each class has a host and a browser of its own; one after the other is enough for a small machine.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
