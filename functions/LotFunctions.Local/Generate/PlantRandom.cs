namespace LotFunctions.Local.Generate;

/// <summary>Numbers that follow from a seed alone, on every machine and version of .NET (SplitMix64).</summary>
internal sealed class PlantRandom(ulong seed)
{
    private ulong state = seed;

    /// <summary>From 0 to below <paramref name="bound"/>.</summary>
    public int Below(int bound)
    {
        unchecked
        {
            var z = state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return (int)((z ^ (z >> 31)) % (ulong)bound);
        }
    }

    /// <summary>From <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    public T Pick<T>(IReadOnlyList<T> values) => values[Below(values.Count)];

    public bool OneIn(int n) => Below(n) == 0;
}
