namespace LotFunctions.Standards.Gs1;

/// <summary>The modulo 10 check digit of GS1 keys (GS1 General Specifications, section 7.9.1).</summary>
public static class CheckDigit
{
    /// <summary>The digit that completes <paramref name="payload"/>.</summary>
    /// <exception cref="ArgumentException">The payload is empty or holds anything but ASCII digits.</exception>
    public static char Compute(ReadOnlySpan<char> payload)
    {
        if (payload.IsEmpty || payload.IndexOfAnyExceptInRange('0', '9') >= 0)
        {
            throw new ArgumentException("A check digit is computed over one or more digits.", nameof(payload));
        }

        return Expected(payload);
    }

    /// <summary>Whether the last character is the check digit of the others; false for anything but two or more digits.</summary>
    public static bool IsValid(ReadOnlySpan<char> digits) =>
        digits.Length >= 2 && digits.IndexOfAnyExceptInRange('0', '9') < 0 && Expected(digits[..^1]) == digits[^1];

    /// <summary>The digit that completes a payload which is known to be digits; 0 for none.</summary>
    internal static char Expected(ReadOnlySpan<char> payload)
    {
        // The weights alternate 3, 1, 3 … from the right, whatever the length. Two sums, so that nothing is multiplied by digit.
        var (odd, even) = (0, 0);
        var i = payload.Length - 1;
        for (; i > 0; i -= 2)
        {
            odd += payload[i] - '0';
            even += payload[i - 1] - '0';
        }

        if (i == 0)
        {
            odd += payload[0] - '0';
        }

        return (char)('0' + ((10 - (((3 * odd) + even) % 10)) % 10));
    }
}
