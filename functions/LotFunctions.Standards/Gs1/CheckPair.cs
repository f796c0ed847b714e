namespace LotFunctions.Standards.Gs1;

/// <summary>The pair of check characters of alphanumeric keys (GS1 General Specifications, section 7.9.5).</summary>
internal static class CheckPair
{
    /// <summary>The longest value for which weights are defined here; keys have at most 25 characters.</summary>
    private const int MaxLength = 99;

    private const string Set32 = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static readonly int[] Weights = Primes(MaxLength - 2);

    public static Fault Check(ReadOnlySpan<char> value)
    {
        if (value.Length < 2)
        {
            return Fault.Of(value, "is too short for a pair of check characters");
        }

        if (value.Length > MaxLength)
        {
            return Fault.Of(value, "is too long for a pair of check characters");
        }

        var sum = 0;
        for (var i = 0; i < value.Length - 2; i++)
        {
            var at = CharacterSets.Set82Characters.IndexOf(value[i], StringComparison.Ordinal);
            if (at < 0)
            {
                return new Fault(i, 1, "has a character that is not in the GS1 set of 82 characters");
            }

            sum += at * Weights[value.Length - 3 - i];
        }

        sum %= 1021;
        return value[^2] == Set32[sum >> 5] && value[^1] == Set32[sum & 31]
            ? default
            : new Fault(value.Length - 2, 2, "has a wrong pair of check characters");
    }

    // The prime numbers from 2 on are the weights, from right to left.
    private static int[] Primes(int count)
    {
        var primes = new List<int>(count);
        for (var n = 2; primes.Count < count; n++)
        {
            if (primes.TrueForAll(p => n % p != 0))
            {
                primes.Add(n);
            }
        }

        return [.. primes];
    }
}
