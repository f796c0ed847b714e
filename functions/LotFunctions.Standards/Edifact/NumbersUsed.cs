namespace LotFunctions.Standards.Edifact;

/// <summary>Which message reference numbers were used. It remembers so many, so that a long interchange takes no more memory.</summary>
internal sealed class NumbersUsed
{
    private const int Limit = 100_000;

    private readonly HashSet<string> _numbers = new(StringComparer.Ordinal);

    /// <summary>False when the number was used before.</summary>
    public bool Add(string number) => _numbers.Count < Limit ? _numbers.Add(number) : !_numbers.Contains(number);

    public void Clear() => _numbers.Clear();
}
