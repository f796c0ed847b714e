using System.Diagnostics.CodeAnalysis;

namespace LotFunctions.Standards.Gs1;

/// <summary>
/// A Serial Shipping Container Code: 18 digits that name one logistic unit (GS1 General Specifications, section 3.3.1).
/// </summary>
public readonly record struct Sscc
{
    private readonly string? _digits;

    private Sscc(string digits) => _digits = digits;

    /// <summary>The 18 digits, without the Application Identifier.</summary>
    public override string ToString() => _digits ?? string.Empty;

    /// <exception cref="FormatException">The text is not an SSCC; the message says why.</exception>
    public static Sscc Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var sscc, out var reason) ? sscc : throw new FormatException(reason);
    }

    public static bool TryParse([NotNullWhen(true)] string? text, out Sscc sscc) => TryParse(text, out sscc, out _);

    /// <summary>Reads 18 digits with a right check digit, alone, after <c>(00)</c>, or after <c>00</c> as 20 digits.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Sscc sscc, [NotNullWhen(false)] out string? reason)
    {
        sscc = default;
        var digits = text ?? string.Empty;
        if (digits.StartsWith("(00)", StringComparison.Ordinal))
        {
            digits = digits[4..];
        }
        else if (digits.Length == 20 && digits.StartsWith("00", StringComparison.Ordinal))
        {
            digits = digits[2..];
        }

        reason = Reason(digits);
        if (reason is not null)
        {
            return false;
        }

        sscc = new Sscc(digits);
        return true;
    }

    private static string? Reason(string digits)
    {
        if (digits.AsSpan().IndexOfAnyExceptInRange('0', '9') is >= 0 and var bad)
        {
            return $"An SSCC has only digits; '{digits}' has another character at {bad + 1}.";
        }

        if (digits.Length != 18)
        {
            return $"An SSCC has 18 digits; '{digits}' has {digits.Length}.";
        }

        return CheckDigit.IsValid(digits)
            ? null
            : $"The check digit of '{digits}' is {digits[^1]}, computed is {CheckDigit.Compute(digits.AsSpan(0, 17))}.";
    }
}
